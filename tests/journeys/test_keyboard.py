"""A whole task without a mouse: the focus is never lost, and goes on where the reader goes on."""

import pytest
from playwright.async_api import Locator, expect

from tests.journeys.conftest import Enter
from tests.journeys.visitor import ZHANSHAN, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAGE = f"/grids/{ZHANSHAN}"
STOPS = 30


async def test_a_community_is_found_read_and_left_by_keyboard_alone(enter: Enter) -> None:
    visitor = await enter()
    keyboard, main = visitor.page.keyboard, visitor.page.get_by_role("main")
    await keyboard.press("Control+k")
    await expect(visitor.page.get_by_role("combobox", name="名称、编码、拼音或首字母")).to_be_focused()
    await keyboard.type("zssq")
    await keyboard.press("Enter")
    await expect(visitor.heading()).to_have_text("湛山社区")
    await expect(main).to_be_focused()

    units = visitor.page.get_by_role("navigation", name="页内栏目").get_by_role("link", name="共建单位")
    await _go_to(visitor, units)
    await keyboard.press("Enter")
    await expect(visitor.page.get_by_role("table")).to_be_visible()
    await expect(units).to_be_focused()
    await _go_to(visitor, visitor.page.get_by_role("button", name="查看阿婆海鲜水饺店的资源"))
    await keyboard.press("Enter")
    await expect(visitor.page.get_by_role("list", name="阿婆海鲜水饺店的资源")).to_be_visible()

    await _go_to(visitor, visitor.page.get_by_role("link", name="下一页"))
    await keyboard.press("Enter")
    await expect(visitor.page.get_by_role("navigation", name="翻页")).to_contain_text("第 2 / 4 页")
    await expect(visitor.page.get_by_role("region", name="共建单位")).to_be_focused()
    await visitor.page.go_back()
    await expect(visitor.page.get_by_role("navigation", name="翻页")).to_contain_text("第 1 / 4 页")


async def test_a_link_that_goes_away_with_its_page_leaves_the_focus_on_the_next(enter: Enter) -> None:
    visitor = await enter(PAGE)
    link = visitor.page.get_by_role("region", name="范围内共有").get_by_role("link", name="自助设备")
    await link.focus()
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.page.get_by_role("heading", name="服务阵地")).to_be_visible()
    await expect(visitor.page.get_by_role("main")).to_be_focused()


async def test_the_first_stop_of_a_page_is_the_way_past_the_tree(enter: Enter) -> None:
    visitor = await enter(PAGE)
    await visitor.page.keyboard.press("Tab")
    await expect(visitor.page.get_by_role("link", name="跳到正文")).to_be_focused()
    await expect(visitor.page.get_by_role("link", name="跳到正文")).to_be_in_viewport()
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.page.get_by_role("main")).to_be_focused()


async def test_filters_that_leave_nothing_are_cleared_with_their_box(enter: Enter) -> None:
    visitor = await enter(f"{PAGE}?tab=partners&kind=SCHOOL")
    box = visitor.page.get_by_role("searchbox", name="按名称或拼音筛选")
    await box.fill("qqqq")
    await _go_to(visitor, visitor.page.get_by_role("button", name="清除筛选"))
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.page.get_by_role("main")).to_contain_text("共 61 家单位")
    await expect(box).to_have_value("")
    await expect(visitor.page).to_have_url(f"{visitor.origin}{PAGE}?tab=partners")


async def _go_to(visitor: Visitor, wanted: Locator) -> None:
    """Press Tab until it is there."""
    await expect(wanted).to_be_visible()
    for _ in range(STOPS):
        await visitor.page.keyboard.press("Tab")
        if await wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{STOPS} stops of the Tab key do not lead to {wanted}.")
