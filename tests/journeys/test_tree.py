"""The grid tree on the left: opened by hand, by keyboard, by search, and with ten thousand grids in one branch."""

import time

import pytest
from playwright.async_api import expect

from tests.api.callers import Server
from tests.journeys.conftest import Enter
from tests.journeys.crowd import CHILDREN, COMMUNITY, code_of, name_of
from tests.journeys.visitor import NARROW, ZHANSHAN

SECONDS = 2.0

pytestmark = pytest.mark.asyncio(loop_scope="session")

WAY = ("山东省", "青岛市", "市南区", "湛山街道", "湛山社区", "芝泉路网格")


async def test_the_tree_opens_by_keyboard_alone_down_to_a_micro_grid(enter: Enter) -> None:
    visitor = await enter()
    page, focused = visitor.page, visitor.page.locator(":focus")
    await visitor.tree().focus()
    await expect(focused).to_have_attribute("aria-level", "1")
    await page.keyboard.press("End")
    await expect(focused).to_have_attribute("aria-level", "1")
    await page.keyboard.press("Home")
    for level, name in enumerate(WAY, 1):
        while name not in await focused.inner_text():
            await page.keyboard.press("ArrowDown")
        await page.keyboard.press("ArrowRight")
        await expect(focused).to_have_attribute("aria-expanded", "true")
        await expect(visitor.tree().locator(f"[aria-level='{level + 1}']").first).to_be_visible()
        await page.keyboard.press("ArrowRight")
        await expect(focused).to_have_attribute("aria-level", str(level + 1))
    micro_grid = (await focused.locator("[lang]").inner_text()).strip()
    await page.keyboard.press("Enter")
    await expect(visitor.heading()).to_have_text(micro_grid)
    await expect(focused).to_have_attribute("aria-current", "page")
    await page.keyboard.press("ArrowLeft")
    await expect(focused).to_contain_text(WAY[-1])
    await page.keyboard.press("ArrowLeft")
    await expect(focused).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("text", ["zhanshan", "zs", "湛山", "370202010004"])
async def test_a_name_its_pinyin_its_initials_or_its_code_finds_a_community_and_opens_the_tree_at_it(
    enter: Enter, text: str
) -> None:
    visitor = await enter()
    await visitor.page.get_by_role("searchbox", name="查找网格").fill(text)
    result = visitor.page.get_by_role("complementary").get_by_role("link").filter(has_text="湛山社区").first
    await expect(result).to_contain_text("山东省 / 青岛市 / 市南区 / 湛山街道")
    await result.click()
    await expect(visitor.heading()).to_have_text("湛山社区")
    await expect(visitor.tree().locator("[aria-current=page]")).to_contain_text("湛山社区")
    await expect(visitor.tree().locator("[aria-current=page]")).to_be_in_viewport()
    for name in WAY[:-1]:
        await expect(visitor.tree_item(name)).to_have_attribute("aria-expanded", "true")


async def test_enter_in_the_search_opens_the_first_grid_found(enter: Enter) -> None:
    visitor = await enter()
    await visitor.page.get_by_role("searchbox", name="查找网格").focus()
    await visitor.page.keyboard.type("zssq")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.heading()).to_have_text("湛山社区")
    await expect(visitor.page.get_by_role("searchbox", name="查找网格")).to_have_value("")
    await expect(visitor.tree().locator("[aria-current=page]")).to_contain_text("湛山社区")


async def test_at_390_pixels_the_tree_is_a_drawer_that_closes_when_a_grid_is_chosen(enter: Enter) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}", viewport=NARROW)
    await expect(visitor.tree()).to_be_hidden()
    await visitor.page.get_by_role("button", name="打开网格树").click()
    await visitor.tree_item("芝泉路网格").click()
    await expect(visitor.heading()).to_have_text("芝泉路网格")
    await expect(visitor.tree()).to_be_hidden()


async def test_ten_thousand_grids_in_one_branch_are_loaded_in_pages_without_freezing(
    enter: Enter, crowded: Server
) -> None:
    visitor = await enter(f"/grids/{COMMUNITY}", origin=crowded.url)
    for page in range(2, 6):
        began = time.perf_counter()
        await visitor.tree().get_by_role("treeitem", name="加载更多").click()
        await expect(visitor.tree_item(name_of(page * 100))).to_be_attached()
        assert time.perf_counter() - began < SECONDS
    assert len(visitor.asked("TreeChildren")) == 5


async def test_the_last_of_ten_thousand_grids_opens_at_its_address_and_by_search(enter: Enter, crowded: Server) -> None:
    visitor = await enter(f"/grids/{code_of(CHILDREN)}", origin=crowded.url)
    await expect(visitor.heading()).to_have_text(name_of(CHILDREN))
    await expect(visitor.tree().locator("[aria-current=page]")).to_be_in_viewport()
    assert await visitor.tree().get_by_role("treeitem").count() < 300
    began = time.perf_counter()
    await visitor.page.get_by_role("searchbox", name="查找网格").fill(f"d{CHILDREN - 1}wg")
    await visitor.page.get_by_role("link", name=name_of(CHILDREN - 1)).click()
    await expect(visitor.heading()).to_have_text(name_of(CHILDREN - 1))
    assert time.perf_counter() - began < SECONDS


async def test_the_table_of_ten_thousand_grids_turns_its_pages(enter: Enter, crowded: Server) -> None:
    visitor = await enter(f"/grids/{COMMUNITY}?tab=grids", origin=crowded.url)
    pages = visitor.page.get_by_role("navigation", name="翻页")
    await expect(pages).to_contain_text("第 1 / 200 页")
    for page in (2, 3):
        began = time.perf_counter()
        await pages.get_by_role("link", name="下一页").click()
        await expect(pages).to_contain_text(f"第 {page} / 200 页")
        await expect(visitor.page.get_by_role("table")).to_contain_text(name_of(page * 50))
        assert time.perf_counter() - began < SECONDS
