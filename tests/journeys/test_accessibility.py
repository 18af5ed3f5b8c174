"""axe-core finds nothing on any screen, in either language and either theme."""

from typing import Literal

import pytest
from playwright.async_api import expect

from tests.api.processes import ROOT
from tests.journeys.conftest import Enter
from tests.journeys.visitor import ZHANSHAN, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PAGE = f"/grids/{ZHANSHAN}"
SCREENS = (
    "/",
    "/grids/nowhere",
    PAGE,
    *(f"{PAGE}?tab={tab}" for tab in ("grids", "partners", "services", "places", "map")),
)


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
