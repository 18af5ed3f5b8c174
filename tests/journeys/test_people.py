"""Who holds which post, and whom a viewer may see."""

import sqlite3

import pytest
from playwright.async_api import Locator, expect

from tests.api.callers import Server
from tests.journeys.conftest import Enter
from tests.journeys.residents import AUDITOR, RESIDENTS, SECRETARY, WORKED_GRID, WORKER
from tests.journeys.visitor import ZHANSHAN, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

HERE = RESIDENTS + 1  # The worker lives where she works.


async def test_everybody_may_ask_who_led_a_community_on_a_past_day(enter: Enter, inhabited: Server) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}?tab=posts", origin=inhabited.url)
    posts = visitor.page.get_by_role("region", name="本级岗位")
    await expect(posts).to_contain_text("周建国")
    await expect(posts).to_contain_text("2024年1月1日 起")
    await visitor.page.get_by_label("查看哪一天").fill("2023-12-31")
    await expect(posts).to_contain_text("王桂兰")
    await expect(posts).to_contain_text("2019年3月1日 至 2023年12月31日")
    await expect(posts).not_to_contain_text("周建国")
    await expect(visitor.page).to_have_url(f"{visitor.origin}/grids/{ZHANSHAN}?tab=posts&day=2023-12-31")
    await visitor.page.reload()
    await expect(posts).to_contain_text("2023年12月31日 在任")
    await posts.get_by_role("button", name="回到今天").click()
    await expect(posts).to_contain_text("周建国")


async def test_a_community_shows_who_works_its_grids(enter: Enter, inhabited: Server) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}?tab=posts", origin=inhabited.url)
    below = visitor.page.get_by_role("region", name="下级网格").get_by_role("row")
    await expect(below.filter(has_text="芝泉路网格")).to_contain_text("林晓梅 专职网格员")
    await expect(below.filter(has_text="湛山二路网格")).to_contain_text("无人任职")
    await below.get_by_role("link", name="芝泉路网格").click()
    post = visitor.page.get_by_role("region", name="本级岗位").locator("tbody tr")
    await expect(post).to_contain_text("党建网购买服务2024年3月15日 起")


async def test_strangers_read_a_name_and_see_nobody(enter: Enter, inhabited: Server) -> None:
    visitor = await enter(f"/grids/{WORKED_GRID}?tab=posts", origin=inhabited.url)
    main = visitor.page.get_by_role("main")
    await expect(main).to_contain_text("林晓梅")
    await expect(main.get_by_role("link", name="林晓梅")).to_have_count(0)
    await expect(_sections(visitor).get_by_role("link", name="人员")).to_have_count(0)
    assert visitor.asked("PeopleHere") == []


async def test_a_grid_worker_pages_through_the_people_of_the_grid(enter_as: Enter) -> None:
    visitor = await enter_as(WORKER, f"/grids/{WORKED_GRID}")
    await _sections(visitor).get_by_role("link", name=f"人员 {HERE}").click()
    people = visitor.page.get_by_role("region", name="人员")
    rows = people.locator("tbody tr")
    await expect(rows).to_have_count(20)
    await expect(people).to_contain_text(f"共 {HERE} 人")
    first = await rows.all_inner_texts()
    assert all("138****1234" in row and "3702*************1" in row and "芝泉路****" in row for row in first)
    await people.get_by_role("link", name="下一页").click()
    await expect(people.get_by_role("navigation", name="翻页")).to_contain_text("第 2 / 3 页")
    await expect(rows.first).not_to_have_text(first[0])
    await visitor.settle()
    assert set(await rows.all_inner_texts()) & set(first) == set()


async def test_a_person_is_found_by_the_initials_and_shows_what_the_viewer_may_do(enter_as: Enter) -> None:
    visitor = await enter_as(WORKER, f"/grids/{WORKED_GRID}?tab=people")
    people = visitor.page.get_by_role("region", name="人员")
    await people.get_by_role("searchbox", name="按姓名、拼音或首字母查找").fill("zxy")
    await expect(people.locator("tbody tr")).to_have_count(2)
    elder = people.locator("tbody tr").filter(has_text="赵秀英")
    await expect(elder).to_contain_text("独居老人残疾人")
    await expect(elder).not_to_contain_text("低保")
    await elder.get_by_role("link").click()
    await expect(visitor.heading()).to_contain_text("赵秀英")
    main = visitor.page.get_by_role("main")
    await expect(main.get_by_role("region", name="关注")).to_contain_text("低保2021年9月1日 至 2023年6月30日")
    can = main.get_by_role("region", name="您可以做的").get_by_role("listitem")
    assert await can.all_inner_texts() == ["可以\n维护档案", "不可以\n查看明文号码和住址\n您的岗位没有这项权限。"]


async def test_the_record_of_a_former_secretary_tells_the_posts_held(enter_as: Enter) -> None:
    visitor = await enter_as(SECRETARY, f"/grids/{ZHANSHAN}?tab=posts&day=2020-01-01")
    await visitor.page.get_by_role("main").get_by_role("link", name="王桂兰").click()
    posts = visitor.page.get_by_role("region", name="任职经历")
    await expect(posts).to_contain_text("湛山社区 社区书记2019年3月1日 至 2023年12月31日")


@pytest.mark.parametrize("login", [WORKER, AUDITOR])
async def test_who_is_out_of_reach_does_not_exist(enter_as: Enter, inhabited: Server, login: str) -> None:
    rows = sqlite3.connect(f"file:{inhabited.database.removeprefix('sqlite://')}?mode=ro", uri=True)
    (secretary,) = rows.execute("SELECT id FROM person WHERE name = '周建国'").fetchone()
    rows.close()
    visitor = await enter_as(login)
    for address in (f"Person:{secretary}", "Person:999999", "Grid:1"):
        await visitor.open(f"/people/{address}")
        await expect(visitor.heading()).to_have_text("没有这个人员")
    with visitor.in_trouble():
        await visitor.open("/people/nobody")
        await expect(visitor.heading()).to_have_text("没有这个人员")


async def test_quick_find_opens_a_person_by_the_initials(enter_as: Enter) -> None:
    visitor = await enter_as(WORKER)
    await visitor.page.keyboard.press("Control+k")
    await expect(visitor.page.get_by_role("dialog").get_by_role("combobox")).to_be_focused()
    await visitor.page.keyboard.type("wht")
    found = visitor.page.get_by_role("group", name="人员").get_by_role("option")
    await expect(found).to_contain_text("吴海涛 男")
    while await found.get_attribute("aria-selected") != "true":
        await visitor.page.keyboard.press("ArrowDown")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.heading()).to_contain_text("吴海涛")


async def test_quick_find_asks_for_nobody_where_nobody_is_signed_in(enter: Enter, inhabited: Server) -> None:
    visitor = await enter("/", origin=inhabited.url)
    await visitor.page.keyboard.press("Control+k")
    await visitor.page.get_by_role("dialog").get_by_role("combobox").fill("zs")
    await expect(visitor.page.get_by_role("option").first).to_be_visible()
    await expect(visitor.page.get_by_role("group", name="人员")).to_have_count(0)


def _sections(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("navigation", name="页内栏目")
