"""axe-core finds nothing on any screen, in either language and either theme."""

from typing import Literal

import pytest
from playwright.async_api import expect

from tests.api.processes import ROOT
from tests.journeys.conftest import Enter
from tests.journeys.residents import SECRETARY
from tests.journeys.visitor import ZHANSHAN, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PAGE = f"/grids/{ZHANSHAN}"
SCREENS = (
    "/",
    "/grids/nowhere",
    PAGE,
    "/sign-in",
    *(f"{PAGE}?tab={tab}" for tab in ("grids", "posts", "partners", "services", "places", "map")),
)


OF_PEOPLE = ("/account", "/history", f"{PAGE}?tab=people", f"{PAGE}?tab=posts&day=2020-01-01")
EVERYTHING = None
# All that a theme changes.
CONTRAST = ["color-contrast"]
RUN = """runOnly => axe.run({ resultTypes: ["violations"], ...(runOnly && { runOnly }) }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`))
)"""


@pytest.fixture(scope="module")
def axe() -> str:
    return AXE.read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_axe_finds_nothing_on_any_screen(enter: Enter, axe: str, language: str) -> None:
    visitor = await enter(f"/?lang={language}", reduced_motion="reduce")
    found: dict[str, list[str]] = {}
    for address in SCREENS:
        await visitor.open(address)
        if "partners" in address:
            await visitor.page.get_by_role("main").locator("button[aria-expanded=false]").first.click()
        found[address] = await _violations(visitor, axe)
    await visitor.page.keyboard.press("Control+k")
    await visitor.page.get_by_role("dialog").get_by_role("combobox").fill("zssq")
    await expect(visitor.page.get_by_role("option").first).to_be_visible()
    found["quick find"] = await _violations(visitor, axe)
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_axe_finds_nothing_on_the_screens_of_who_is_signed_in(enter_as: Enter, axe: str, language: str) -> None:
    visitor = await enter_as(SECRETARY, reduced_motion="reduce")
    page = visitor.page
    found = {}
    await visitor.open(f"/?lang={language}")
    for address in OF_PEOPLE:
        await visitor.open(address)
        found[address] = await _violations(visitor, axe)
    await page.get_by_role("main").get_by_role("link", name="王桂兰").click()
    await expect(visitor.heading()).to_contain_text("王桂兰")
    found["person"] = await _violations(visitor, axe)
    await page.get_by_role("banner").get_by_role("button", expanded=False).click()
    await expect(page.get_by_role("menu")).to_be_visible()
    found["menu"] = await _violations(visitor, axe)
    await visitor.open("/account")
    await page.get_by_role("main").get_by_role("row").last.get_by_role("button").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    found["dialog"] = await _violations(visitor, axe)
    assert {address: faults for address, faults in found.items() if faults} == {}


async def test_axe_finds_nothing_on_a_form_that_was_refused(enter: Enter, axe: str) -> None:
    visitor = await enter("/sign-in", reduced_motion="reduce")
    await visitor.page.get_by_label("登录名").fill("nobody")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.page.get_by_text("请输入密码。")).to_be_visible()
    assert await _violations(visitor, axe) == []
    await visitor.page.locator("[name=password]").fill("not the password")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.page.get_by_role("alert")).to_have_text("登录名或密码不对。")
    assert await _violations(visitor, axe) == []


async def _violations(visitor: Visitor, axe: str) -> list[str]:
    """Each rule that is broken, in light and in dark, with where."""
    await visitor.page.evaluate(axe)
    found: list[str] = []
    themes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for theme in themes:
        await visitor.page.emulate_media(color_scheme=theme)
        await expect(visitor.page.locator("html")).to_have_attribute("data-theme", theme)
        rules = CONTRAST if theme == "dark" else EVERYTHING
        found += [f"{theme}: {fault}" for fault in await visitor.page.evaluate(RUN, rules)]
    return found
