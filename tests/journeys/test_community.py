"""A community on the right: one request, six sections with addresses of their own, and what leads to them."""

import asyncio
import sqlite3
from base64 import b64encode

import pytest
from playwright.async_api import Locator, Route, ViewportSize, expect

from tests.journeys.conftest import Enter
from tests.journeys.residents import SECRETARY
from tests.journeys.visitor import NARROW, ZHANSHAN, Visitor, parameter

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAGE = f"/grids/{ZHANSHAN}"
COMMUNITIES = "SELECT name FROM grid WHERE level = 5 AND brand IS NOT NULL ORDER BY name"
SPILLS = "(main => main.scrollWidth - main.clientWidth)(document.querySelector('main'))"
# How many colours cover more than a hundredth of a picture: lines, points and letters do not.
COLOURS = """async picture => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const areas = Map.groupBy(pixels, pixel => pixel).values();
  return [...areas].filter(({ length }) => length > pixels.length / 100).length;
}"""


async def test_the_first_screen_lists_the_demonstration_communities_and_opens_one(
    enter: Enter, demonstration_rows: sqlite3.Connection
) -> None:
    visitor = await enter()
    cards = visitor.page.get_by_role("main").get_by_role("heading", level=3)
    expected = [name for (name,) in demonstration_rows.execute(COMMUNITIES)]
    assert sorted(await cards.all_inner_texts()) == expected
    await cards.get_by_role("link", name="湛山社区").click()
    await expect(visitor.heading()).to_have_text("湛山社区")
    await expect(visitor.page).to_have_url(f"{visitor.origin}{PAGE}")


async def test_a_community_is_fetched_in_one_request_that_names_its_document(enter: Enter) -> None:
    visitor = await enter(PAGE)
    await expect(visitor.tree_item("芝泉路网格")).to_be_visible()
    (request,) = [asked for asked in visitor.asked() if not _of_frame(parameter(asked, "operationName"))]
    assert parameter(request, "operationName") == "GridPage"
    for asked in visitor.asked():
        assert asked.method == "GET"
        assert (parameter(asked, "documentId") or "").startswith("sha256:")
        assert parameter(asked, "query") is None


async def test_opened_again_a_community_is_not_sent_again(enter: Enter) -> None:
    visitor = await enter(PAGE)
    browser = await visitor.page.context.new_cdp_session(visitor.page)
    statuses: list[int] = []
    browser.on("Network.responseReceivedExtraInfo", lambda event: statuses.append(event["statusCode"]))
    await browser.send("Network.enable")
    await visitor.page.reload()
    await visitor.settle()
    assert 304 in statuses


async def test_an_address_restores_section_filters_and_page(enter: Enter) -> None:
    first = await enter(f"{PAGE}?tab=partners")
    units = _rows(first)
    total = first.page.get_by_role("main").get_by_role("status").filter(has_text="家单位")
    await expect(total).to_have_text("共 61 家单位")
    await first.page.get_by_role("link", name="下一页").click()
    await expect(first.page.get_by_role("navigation", name="翻页")).to_contain_text("第 2 / 4 页")
    await first.settle()
    second_page = await units.all_inner_texts()
    restored = await enter(first.page.url.removeprefix(first.origin))
    await expect(restored.page.get_by_role("navigation", name="翻页")).to_contain_text("第 2 / 4 页")
    assert await _rows(restored).all_inner_texts() == second_page

    await restored.open(f"{PAGE}?tab=partners&kind=SCHOOL&duty=ACTIVITIES&q=湛山")
    await expect(restored.page.get_by_role("searchbox", name="按名称或拼音筛选")).to_have_value("湛山")
    filters = restored.page.get_by_role("main")
    await expect(filters).to_contain_text("学校")
    await expect(filters).to_contain_text("活动")
    (request,) = restored.asked("GridPage")[-1:]
    assert '"kind":{"eq":"SCHOOL"}' in (parameter(request, "variables") or "")


async def test_back_and_forward_go_through_the_sections(enter: Enter) -> None:
    visitor = await enter(PAGE)
    sections = visitor.page.get_by_role("navigation", name="页内栏目")
    current = sections.locator("[aria-current=page]")
    for name in ("共建单位", "服务"):
        await sections.get_by_role("link", name=name).click()
        await expect(current).to_contain_text(name)
        await expect(visitor.page).to_have_title(f"{name} · 湛山社区 · 网格 Wangge")
    await visitor.page.go_back()
    await expect(current).to_contain_text("共建单位")
    await expect(visitor.page.get_by_role("table")).to_be_visible()
    await visitor.page.go_back()
    await expect(current).to_contain_text("概览")
    await visitor.page.go_forward()
    await expect(current).to_contain_text("共建单位")


async def test_a_unit_shows_its_inventory_when_it_is_opened_and_so_does_its_address(enter: Enter) -> None:
    visitor = await enter(f"{PAGE}?tab=partners")
    opener = visitor.page.get_by_role("button", name="查看").first
    await opener.click()
    inventory = visitor.page.get_by_role("main").get_by_role("list", name="资源")
    await expect(inventory).to_be_visible()
    name = await inventory.get_attribute("aria-label")
    assert len(visitor.asked("GridPage")) == 1

    restored = await enter(visitor.page.url.removeprefix(visitor.origin))
    await expect(restored.page.get_by_role("main").get_by_role("list", name=name or "")).to_be_visible()
    await restored.page.get_by_role("main").get_by_role("list").get_by_role("link", name="湛山社区").click()
    await expect(restored.page).to_have_title("概览 · 湛山社区 · 网格 Wangge")
    await restored.page.go_back()
    await expect(restored.page.get_by_role("main").get_by_role("list", name=name or "")).to_be_visible()
    await _rows(restored).first.click(position={"x": 200, "y": 20})
    await expect(restored.page.get_by_role("main").get_by_role("list", name="资源")).to_have_count(0)


async def test_quick_find_opens_a_partner_unit_three_keystrokes_away(
    enter: Enter, demonstration_rows: sqlite3.Connection
) -> None:
    name, initials = demonstration_rows.execute(
        "SELECT unit.name, unit.initials FROM partner_unit unit JOIN grid ON grid.id = unit.grid_id"
        " WHERE grid.code LIKE ? ORDER BY length(unit.initials) DESC LIMIT 1",
        (f"{ZHANSHAN}%",),
    ).fetchone()
    visitor = await enter()
    await visitor.page.keyboard.press("Control+k")
    box = visitor.page.get_by_role("combobox", name="名称、编码、拼音或首字母")
    await expect(box).to_be_focused()
    await visitor.page.keyboard.type(initials)
    chosen = visitor.page.get_by_role("option", selected=True)
    await expect(chosen).to_contain_text(name)
    await visitor.page.keyboard.press("Enter")
    await expect(box).to_be_hidden()
    await expect(_rows(visitor).first).to_contain_text(name)
    await expect(visitor.page.get_by_role("list", name=f"{name}的资源")).to_be_visible()


@pytest.mark.parametrize("shown", ["", "zs"], ids=["an empty list", "the list of what was typed before"])
async def test_who_types_faster_than_the_server_answers_opens_what_they_typed(enter: Enter, shown: str) -> None:
    visitor = await enter()

    async def delay(route: Route) -> None:
        await asyncio.sleep(0.3)
        await route.continue_()

    await visitor.page.route("**/graphql?**", delay)
    await visitor.page.keyboard.press("Control+k")
    await expect(visitor.page.get_by_role("combobox", name="名称、编码、拼音或首字母")).to_be_focused()
    if shown:
        await visitor.page.keyboard.type(shown)
        await expect(visitor.page.get_by_role("option", selected=True)).to_contain_text("湛山街道")
    await visitor.page.keyboard.type("zssq".removeprefix(shown))
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.heading()).to_have_text("湛山社区")


async def test_the_map_is_drawn_and_the_list_beside_it_opens_a_grid(enter: Enter) -> None:
    visitor = await enter(f"{PAGE}?tab=map")
    canvas = visitor.page.locator("canvas")
    await expect(canvas).to_be_visible()
    async with asyncio.timeout(10):
        while await visitor.page.evaluate(COLOURS, b64encode(await canvas.screenshot()).decode()) < 5:
            await asyncio.sleep(0.1)
    await visitor.page.get_by_role("main").get_by_role("link", name="湛山寺路网格").focus()
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.heading()).to_have_text("湛山寺路网格")
    await expect(visitor.page).to_have_url(f"{visitor.origin}{PAGE}-05?tab=map")


@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, NARROW], ids=["wide", "narrow"])
async def test_the_names_in_the_outline_can_be_read_whatever_its_shape(enter: Enter, viewport: ViewportSize) -> None:
    visitor = await enter(f"{PAGE}-05", viewport=viewport)
    outline = visitor.page.get_by_role("region", name="网格分布")
    for name in ("3—9号", "公交宿舍", "老船长片"):
        box = await outline.locator("span", has_text=name).bounding_box()
        assert box
        assert box["height"] >= 12


async def test_beside_the_tree_a_table_keeps_within_its_page_and_its_names_in_one_piece(enter: Enter) -> None:
    visitor = await enter("/?lang=en")
    for width in (960, 1000, 1210):
        await visitor.page.set_viewport_size({"width": width, "height": 800})
        for tab in ("grids", "partners"):
            await visitor.open(f"{PAGE}?tab={tab}")
            assert await visitor.page.evaluate(SPILLS) == 0, (width, tab)
            box = await _rows(visitor).first.locator("td", has=visitor.page.locator("[lang]")).first.bounding_box()
            assert box
            assert box["width"] >= 160, (width, tab)


async def test_no_screen_is_wider_than_a_phone(enter: Enter) -> None:
    visitor = await enter(viewport=NARROW)
    tabs = ("overview", "grids", "posts", "partners", "services", "places", "map")
    for address in ("/", "/sign-in", "/grids/nowhere", *(f"{PAGE}?tab={tab}" for tab in tabs)):
        await visitor.open(address)
        assert await visitor.page.evaluate("document.documentElement.scrollWidth") == NARROW["width"], address


async def test_no_screen_of_who_is_signed_in_is_wider_than_a_phone(enter_as: Enter) -> None:
    visitor = await enter_as(SECRETARY, viewport=NARROW)
    for address in ("/", "/account", "/history", f"{PAGE}?tab=people", f"{PAGE}?tab=posts", "/people/Person:1"):
        await visitor.open(address)
        assert await visitor.page.evaluate("document.documentElement.scrollWidth") == NARROW["width"], address
        assert await visitor.page.get_by_role("main").evaluate("main => main.scrollWidth - main.clientWidth") == 0


def _of_frame(operation: str | None) -> bool:
    return operation in ("TreeRoots", "TreeChildren", "TreePath", "Viewer")


def _rows(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("main").locator("tbody > tr.ant-table-row")
