# Wangge (网格). `make run` starts it, `make test` checks it; `make help` lists the rest.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
ENVIRONMENT := .venv
BIN := $(ENVIRONMENT)/bin
READY := $(ENVIRONMENT)/ready

SCREEN_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/src/gql/*' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help run serve test check format schema bench migration lock clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: $(READY) frontend/dist/index.html ## Start with the demonstration communities at http://127.0.0.1:8000
	@$(BIN)/python -m api load-demonstration
	@WANGGE_DEMONSTRATION=1 $(BIN)/python -m api serve

serve: $(READY) frontend/dist/index.html ## Start on the database that WANGGE_DATABASE names, migrating it
	@$(BIN)/python -m api migrate
	@$(BIN)/python -m api serve

test: check ## Run everything: SQLite, PostgreSQL 18 and Chromium
	@$(BIN)/python -m tests.browser
	$(BIN)/python -m pytest

check: $(READY) frontend/dist/index.html ## Formatter, linters, types and the import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	cd frontend && ../$(BIN)/python node.py --run lint

format: $(READY) frontend/node_modules/ready ## Format Python and TypeScript
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	cd frontend && ../$(BIN)/python node.py --run format

schema: $(READY) ## Write schema/schema.graphql from the code
	$(BIN)/python -m api export-schema schema/schema.graphql

bench: $(READY) ## Measure against the peers, in turn, and print ratios
	$(BIN)/python -m tests.bench

migration: $(READY) ## Write a migration: make migration SUBJECT=grids NAME=add_something
	$(BIN)/python -m api new-migration $(SUBJECT) $(NAME)

lock: $(READY) ## Resolve the newest versions into requirements.lock, with hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--group screen --group development pyproject.toml --output-file requirements.lock

clean: ## Remove everything that was built
	rm -rf $(ENVIRONMENT) frontend/dist frontend/node_modules var

$(READY): requirements.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it and run make again."; exit 1; }
	$(PYTHON) -m venv $(ENVIRONMENT)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@touch $@

frontend/node_modules/ready: frontend/package-lock.json $(READY)
	cd frontend && ../$(BIN)/python node.py npm ci --no-audit --no-fund --loglevel=error
	@touch $@

frontend/dist/index.html: frontend/node_modules/ready schema/schema.graphql $(SCREEN_SOURCES)
	cd frontend && ../$(BIN)/python node.py --run build
	@touch $@
