"""Slow networks, answers that do not come, codes that nobody has."""

import asyncio

import pytest
from playwright.async_api import Route, expect

from tests.journeys.conftest import Enter
from tests.journeys.visitor import ZHANSHAN, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

GRAPH = "**/graphql?**"
ASSETS = "**/assets/**"
FAILED = '{"data": null, "errors": [{"message": "数据库正忙，请稍后再试。", "extensions": {"code": "UNAVAILABLE"}}]}'


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/grids/370202019999", "没有编码为“370202019999”的网格"),
        ("/grids/%3Cscript%3E", "没有编码为“<script>”的网格"),
        ("/nowhere/at/all", "地址 /nowhere/at/all 不存在"),
        ("/grids/370202019999?lang=en", "There is no grid with the code “370202019999”"),
    ],
)
async def test_an_address_that_leads_nowhere_says_so(enter: Enter, address: str, said: str) -> None:
    visitor = await enter(address)
    await expect(visitor.page.get_by_role("main")).to_contain_text(said)
    await visitor.page.get_by_role("main").get_by_role("link").click()
    await expect(visitor.page.get_by_role("main").get_by_role("heading", level=3).first).to_be_visible()


async def test_what_an_address_cannot_mean_is_left_out(enter: Enter) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}?tab=partners&kind=CASTLE&page=-3&scope=moon")
    await expect(visitor.page.get_by_role("main")).to_contain_text("共 61 家单位")


async def test_a_cursor_that_is_none_is_refused_in_words_and_the_page_can_be_left(enter: Enter) -> None:
    visitor = await enter()
    with visitor.in_trouble():
        await visitor.page.goto(f"{visitor.origin}/grids/{ZHANSHAN}?tab=partners&page=2&after=nonsense")
        await expect(visitor.page.get_by_role("alert")).to_contain_text("没有取到数据")
    await visitor.tree_item("湛山社区").click()
    await expect(visitor.heading()).to_have_text("湛山社区")


async def test_a_slow_network_shows_outlines_and_then_the_page(enter: Enter) -> None:
    visitor = await enter()
    gate = asyncio.Event()

    async def hold(route: Route) -> None:
        await gate.wait()
        await route.continue_()

    await visitor.page.route(GRAPH, hold)
    await visitor.page.goto(f"{visitor.origin}/grids/{ZHANSHAN}", wait_until="domcontentloaded")
    main = visitor.page.get_by_role("main")
    await expect(main.locator("[aria-busy=true]").first).to_be_visible()
    await expect(main.get_by_role("status").filter(has_text="正在加载").first).to_be_attached()
    await expect(main).to_contain_text("网络较慢，仍在等待服务器答复")
    gate.set()
    await expect(visitor.heading()).to_have_text("湛山社区")
    await expect(main.locator("[aria-busy=true]")).to_have_count(0)


async def test_from_one_grid_to_the_next_the_page_is_never_blank(enter: Enter) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}")

    async def delay(route: Route) -> None:
        await asyncio.sleep(0.3)
        await route.continue_()

    await visitor.page.route(GRAPH, delay)
    await visitor.tree_item("芝泉路网格").click()
    await expect(visitor.page.get_by_role("main").locator("[aria-busy=true]").first).to_be_visible()
    await expect(visitor.heading()).to_have_text("芝泉路网格")


@pytest.mark.parametrize("address", ["/", f"/grids/{ZHANSHAN}"])
async def test_when_the_server_cannot_be_reached_it_can_be_tried_again(enter: Enter, address: str) -> None:
    visitor = await enter("/nowhere")
    with visitor.in_trouble():
        await visitor.page.route(GRAPH, lambda route: route.abort())
        await visitor.page.goto(f"{visitor.origin}{address}")
        await expect(visitor.page.get_by_role("alert")).to_contain_text("无法连接服务器")
    await _try_again(visitor)


async def test_what_the_server_says_of_its_trouble_is_shown(enter: Enter) -> None:
    visitor = await enter("/nowhere")
    with visitor.in_trouble():
        await visitor.page.route(
            GRAPH,
            lambda route: route.fulfill(
                status=503, content_type="application/graphql-response+json; charset=utf-8", body=FAILED
            ),
        )
        await visitor.page.goto(f"{visitor.origin}/grids/{ZHANSHAN}")
        await expect(visitor.page.get_by_role("alert")).to_contain_text("数据库正忙")
        # The browser may complain of the last of several answers a little later.
        await _try_again(visitor)


async def test_a_filter_that_the_server_does_not_answer_loses_nothing(enter: Enter) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}?tab=partners")
    box = visitor.page.get_by_role("searchbox", name="按名称或拼音筛选")
    with visitor.in_trouble():
        await visitor.page.route(GRAPH, lambda route: route.abort())
        await box.fill("guancha")
        await expect(visitor.page.get_by_role("alert")).to_contain_text("下面是此前取得的内容")
        await expect(visitor.page.get_by_role("table")).to_be_visible()
        await expect(box).to_have_value("guancha")
        await expect(box).to_be_focused()
    await _try_again(visitor)
    await expect(visitor.page.get_by_role("alert")).to_be_hidden()


async def test_what_was_fetched_can_be_read_again_without_the_server(enter: Enter) -> None:
    visitor = await enter()
    await visitor.page.get_by_role("main").get_by_role("link", name="湛山社区").click()
    await visitor.tree_item("芝泉路网格").click()
    await expect(visitor.heading()).to_have_text("芝泉路网格")
    with visitor.in_trouble():
        await visitor.page.route(GRAPH, lambda route: route.abort())
        await visitor.page.go_back()
        await expect(visitor.page.get_by_role("alert")).to_contain_text("下面是此前取得的内容")
        await expect(visitor.heading()).to_have_text("湛山社区")
        await visitor.page.go_back()
        await expect(visitor.page.get_by_role("main").get_by_role("heading", level=3).first).to_be_visible()


async def test_the_tree_stays_open_while_the_next_grid_is_awaited(enter: Enter) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}")
    await expect(visitor.tree_item("湛山二路网格")).to_be_visible()
    gate = asyncio.Event()

    async def hold(route: Route) -> None:
        await gate.wait()
        await route.continue_()

    await visitor.page.route(GRAPH, hold)
    await visitor.tree_item("芝泉路网格").click()
    await expect(visitor.page.get_by_role("main").locator("[aria-busy=true]").first).to_be_visible()
    await expect(visitor.tree_item("湛山二路网格")).to_be_visible()
    gate.set()
    await expect(visitor.heading()).to_have_text("芝泉路网格")


async def test_a_section_on_its_way_is_named_at_once_and_the_one_before_stays(enter: Enter) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}")
    gate = asyncio.Event()

    async def hold(route: Route) -> None:
        await gate.wait()
        await route.continue_()

    await visitor.page.route(ASSETS, hold)
    sections = visitor.page.get_by_role("navigation", name="页内栏目")
    await sections.get_by_role("link", name="共建单位").click()
    await expect(sections.locator("[aria-current=page]")).to_contain_text("共建单位")
    await expect(visitor.page.get_by_role("article")).to_have_attribute("aria-busy", "true")
    await expect(visitor.page.get_by_role("heading", name="基本情况")).to_be_visible()
    gate.set()
    await expect(visitor.page.get_by_role("table")).to_be_visible()


async def test_a_section_that_cannot_be_fetched_breaks_nothing_else_and_is_reloaded_when_there_is_a_server(
    enter: Enter,
) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}")
    page = visitor.page
    with visitor.in_trouble("Failed to load resource", "Unable to preload CSS", "dynamically imported module"):
        await page.route("**/*", lambda route: route.abort())
        await page.get_by_role("link", name="阵地").first.click()
        await expect(page.get_by_role("alert")).to_contain_text("这一部分没有打开")
        await page.get_by_role("button", name="重新载入").click()
        await expect(page.get_by_role("alert")).to_contain_text("无法连接服务器")
        await page.get_by_role("link", name="概览").click()
        await expect(page.get_by_role("heading", name="基本情况")).to_be_visible()
        await page.get_by_role("link", name="阵地").first.click()
        await page.unroute("**/*")
        await page.get_by_role("button", name="重新载入").click()
    await expect(page.get_by_role("heading", name="服务阵地")).to_be_visible()


async def test_being_offline_is_said_and_what_was_fetched_stays(enter: Enter) -> None:
    visitor = await enter(f"/grids/{ZHANSHAN}")
    with visitor.in_trouble():
        await visitor.page.context.set_offline(True)
        await expect(visitor.page.get_by_text("网络已断开")).to_be_visible()
        await expect(visitor.heading()).to_have_text("湛山社区")
        await visitor.page.context.set_offline(False)
        await expect(visitor.page.get_by_text("网络已断开")).to_be_hidden()


async def _try_again(visitor: Visitor) -> None:
    await visitor.page.unroute(GRAPH)
    await visitor.page.get_by_role("alert").get_by_role("button", name="重试").click()
    await visitor.settle()
    await expect(visitor.page.get_by_role("main")).to_contain_text("湛山社区")
