"""One browser for the whole run, cut off from everything but this machine; each visitor comes with nothing stored."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.api.callers import Server
from tests.api.processes import serving
from tests.browser import find_browser
from tests.journeys.crowd import make_crowd
from tests.journeys.residents import settle, sign_in
from tests.journeys.visitor import Visitor

ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--use-gl=swiftshader",
    "--enable-unsafe-swiftshader",
)
MILLISECONDS = 10_000

Enter = Callable[..., Awaitable[Visitor]]


@pytest.fixture(scope="session")
def server(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The product as it is run: the built screen over the demonstration communities. Its log stays empty."""
    log = tmp_path_factory.mktemp("log") / "server.log"
    with serving(f"sqlite://{demonstration_file}", log) as server:
        yield server
    assert log.read_text() == ""


@pytest.fixture(scope="session")
def crowded(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same, over one community with ten thousand grids in it."""
    folder = tmp_path_factory.mktemp("crowd")
    url = f"sqlite://{shutil.copy(sqlite_template, folder / 'wangge.db')}"
    make_crowd(url)
    with serving(url, folder / "server.log") as server:
        yield server


@pytest.fixture(scope="session")
def inhabited(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration communities with people in one of them, some of whom sign in."""
    folder = tmp_path_factory.mktemp("inhabited")
    url = f"sqlite://{shutil.copy(demonstration_file, folder / 'wangge.db')}"
    settle(url)
    with serving(url, folder / "server.log", WANGGE_DEMONSTRATION="1") as server:
        yield server
    assert (folder / "server.log").read_text() == ""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The system's Chromium."""
    async with async_playwright() as playwright:
        path = find_browser()
        assert path, "There is no Chromium: run `python -m tests.browser`."
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def enter(browser: Browser, server: Server) -> AsyncIterator[Enter]:
    """Brings in a visitor, with what Playwright lets one choose of a browser; none of them may have any complaint."""
    async with AsyncExitStack() as stack:
        visitors: list[Visitor] = []

        async def enter(address: str = "/", *, origin: str = server.url, **choices: Any) -> Visitor:
            settings = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", **choices}
            context = await stack.enter_async_context(await browser.new_context(**settings))
            context.set_default_timeout(MILLISECONDS)
            visitors.append(Visitor(await context.new_page(), origin))
            await visitors[-1].open(address)
            return visitors[-1]

        yield enter
        assert [complaint for visitor in visitors for complaint in visitor.complaints] == []


@pytest_asyncio.fixture(loop_scope="session")
async def enter_as(enter: Enter, inhabited: Server) -> Enter:
    """Brings in somebody who signs in first, by their login."""

    async def enter_as(login: str, address: str = "/", **choices: Any) -> Visitor:
        visitor = await enter(f"/sign-in?{urlencode({'from': address})}", origin=inhabited.url, **choices)
        await sign_in(visitor, login)
        return visitor

    return enter_as
