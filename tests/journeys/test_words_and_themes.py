"""Chinese and English, light and dark, still and printed."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import Enter
from tests.journeys.residents import WORKED_GRID, WORKER
from tests.journeys.visitor import ZHANSHAN, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

TABS = ("overview", "grids", "posts", "partners", "services", "places", "map")
# Names from the data are marked as Chinese; whatever else is Chinese on an English screen was not translated.
UNTRANSLATED = r"""() => {
  const chinese = /[\u3400-\u9fff]/;
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (chinese.test(data) && !parentElement.closest("[lang=zh-CN], style, script, svg")) found.push(data);
  }
  for (const name of ["placeholder", "title", "alt"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      if (chinese.test(element[name]) && !element.closest("[lang=zh-CN]")) found.push(`${name}: ${element[name]}`);
    }
  }
  return found;
}"""


async def test_the_switch_translates_every_screen_and_the_choice_outlives_a_reload(enter: Enter) -> None:
    visitor = await enter()
    await visitor.page.get_by_role("button", name="English").click()
    await expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    assert await _untranslated(visitor) == {}
    await visitor.page.reload()
    await visitor.settle()
    await expect(visitor.page.get_by_role("button", name="中文")).to_be_visible()
    await visitor.page.keyboard.press("Control+k")
    await expect(visitor.page.get_by_role("combobox", name="Name, code, pinyin or initials")).to_be_focused()


async def test_who_is_signed_in_reads_every_screen_in_english_too(enter_as: Enter) -> None:
    visitor = await enter_as(WORKER, f"/grids/{WORKED_GRID}?tab=people&q=zxy")
    await visitor.page.get_by_role("main").get_by_role("link", name="赵秀英").click()
    may_not = visitor.page.get_by_role("listitem").filter(has_text="查看明文号码和住址")
    await expect(may_not).to_contain_text("您的岗位没有这项权限。")
    await visitor.page.get_by_role("button", name="English").click()
    await expect(visitor.page.get_by_role("main")).to_contain_text("Your post does not give you this right here.")
    found = await visitor.page.evaluate(UNTRANSLATED)
    for address in ("/account", "/history", f"/grids/{WORKED_GRID}?tab=people", f"/grids/{WORKED_GRID}?tab=posts"):
        await visitor.open(address)
        found += await visitor.page.evaluate(UNTRANSLATED)
    await visitor.page.get_by_role("banner").get_by_role("button", expanded=False).click()
    await expect(visitor.page.get_by_role("menu")).to_be_visible()
    assert found + await visitor.page.evaluate(UNTRANSLATED) == []


async def test_an_address_may_name_the_language(enter: Enter) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}?lang=en")
    await expect(visitor.page.get_by_role("link", name="Overview")).to_be_visible()
    assert {request.headers["accept-language"] for request in visitor.asked()} == {"en"}


async def test_dark_follows_the_system_until_the_switch_says_otherwise(enter: Enter) -> None:
    visitor = await enter(color_scheme="dark")
    page = visitor.page
    assert await _brightness(page) < 60
    await page.emulate_media(color_scheme="light")
    await expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert await _brightness(page) > 200
    for said in ("外观: 跟随系统", "外观: 浅色"):
        await page.get_by_role("button", name=said).click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.reload()
    await visitor.settle()
    assert await _brightness(page) < 60


async def test_on_paper_there_is_the_community_and_nothing_to_press(enter: Enter) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}", color_scheme="dark")
    await visitor.page.emulate_media(media="print")
    await expect(visitor.heading()).to_be_visible()
    await expect(visitor.tree()).to_be_hidden()
    await expect(visitor.page.get_by_role("banner")).to_be_hidden()
    await expect(visitor.page.get_by_role("button", name="打印")).to_be_hidden()
    assert await _brightness(visitor.page) == 255


async def test_every_section_prints_what_it_shows_and_nothing_to_press(enter: Enter) -> None:
    visitor = await enter()
    main = visitor.page.get_by_role("main")
    for tab in TABS:
        await visitor.open(f"/grids/{ZHANSHAN}?tab={tab}")
        await visitor.page.emulate_media(media="print")
        await expect(main.get_by_role("heading", level=1)).to_be_visible()
        await expect(main.locator(":is(button, input, canvas):visible")).to_have_count(0)
        if tab == "partners":
            await expect(main.get_by_text("第 1 / 4 页")).to_be_visible()
            await expect(main.get_by_text("下一页")).to_be_hidden()
        if tab == "map":
            await expect(main.get_by_text("湛山寺路", exact=True).locator("visible=true")).to_have_count(1)
        await visitor.page.emulate_media(media="screen")


async def test_who_wants_no_motion_sees_none(enter: Enter) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}?tab=partners", reduced_motion="reduce")
    await visitor.page.get_by_role("button", name="查看").first.click()
    await visitor.page.keyboard.press("Control+k")
    await expect(visitor.page.get_by_role("dialog")).to_be_visible()
    moving = await visitor.page.evaluate(
        "document.getAnimations().filter(a => a.effect.getTiming().duration > 1).length"
    )
    assert moving == 0


async def test_in_the_dark_the_buttons_on_the_map_are_dark(enter: Enter) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}?tab=map", color_scheme="dark")
    zoom = visitor.page.get_by_role("button", name="放大")
    await expect(zoom).to_be_visible()
    assert await _brightness(visitor.page, ".maplibregl-ctrl-group") < 60


async def _untranslated(visitor: Visitor) -> dict[str, list[str]]:
    """What is still Chinese, by address, on every screen of a visitor who reads English."""
    found = {}
    for address in ("/", "/nowhere", "/sign-in", "/grids/nowhere", *(f"/grids/{ZHANSHAN}?tab={tab}" for tab in TABS)):
        await visitor.open(address)
        if texts := await visitor.page.evaluate(UNTRANSLATED):
            found[address] = texts
    return found


async def _brightness(page: Page, of: str = "html") -> float:
    """Of the ground of the page or of a part of it: 0 is black and 255 white."""
    colour = await page.evaluate("of => getComputedStyle(document.querySelector(of)).backgroundColor", of)
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3
