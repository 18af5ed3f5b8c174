"""The way in and the way out, and what becomes of the screen in between."""

import pytest
from playwright.async_api import Locator, expect

from tests.api.callers import Server
from tests.journeys.conftest import Enter
from tests.journeys.residents import AUDITOR, PASSWORD, SECRETARY, WORKED_GRID, WORKER, sign_in
from tests.journeys.visitor import NARROW, ZHANSHAN, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRESS_WITH_CAPITALS_LOCKED = """box => box.dispatchEvent(
  new KeyboardEvent("keydown", { key: "A", modifierCapsLock: true, bubbles: true })
)"""


async def test_who_signs_in_by_keyboard_comes_back_to_the_page_with_its_filters(
    enter: Enter, inhabited: Server
) -> None:
    address = f"/grids/{ZHANSHAN}?tab=partners&kind=SCHOOL"
    visitor = await enter(address, origin=inhabited.url)
    await visitor.page.get_by_role("banner").get_by_role("link", name="登录").press("Enter")
    await sign_in(visitor, SECRETARY)
    await expect(visitor.page).to_have_url(f"{visitor.origin}{address}")
    await expect(visitor.page.get_by_role("banner")).to_contain_text("湛山社区 社区书记")


async def test_on_a_phone_the_menu_says_who_is_signed_in(enter_as: Enter) -> None:
    visitor = await enter_as(WORKER, viewport=NARROW)
    await _menu(visitor).press("Enter")
    await expect(visitor.page.get_by_role("menu")).to_contain_text("林晓梅芝泉路网格 专职网格员")
    await expect(visitor.page.get_by_role("menuitem", name="我的账号")).to_be_visible()
    await expect(visitor.page.get_by_role("menuitem", name="变更记录")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "login", "said"),
    [("zh", "登录名", "登录名或密码不对。"), ("en", "Login", "The login or the password is wrong.")],
)
async def test_a_wrong_password_is_told_in_the_language_of_the_page_and_nothing_typed_is_lost(
    enter: Enter, inhabited: Server, language: str, login: str, said: str
) -> None:
    visitor = await enter(f"/sign-in?lang={language}", origin=inhabited.url)
    page = visitor.page
    await page.get_by_label(login).fill("nobody")
    await page.keyboard.press("Tab")
    await page.keyboard.type("not the password")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_have_text(said)
    await expect(page.get_by_label(login)).to_have_value("nobody")
    password = page.locator("[name=password]")
    await expect(password).to_have_value("not the password")
    await expect(password).to_be_focused()
    await expect(page.get_by_role("banner").get_by_role("button", name="周建国")).to_have_count(0)


async def test_what_is_missing_is_said_at_its_box_without_asking_the_server(enter: Enter, inhabited: Server) -> None:
    visitor = await enter("/sign-in", origin=inhabited.url)
    page = visitor.page
    asked = len(visitor.asked())
    await page.keyboard.press("Enter")
    for name, said in (("登录名", "请输入登录名。"), ("密码", "请输入密码。")):
        await expect(page.get_by_label(name, exact=True)).to_have_accessible_description(said)
    await expect(page.get_by_label("登录名")).to_be_focused()
    assert len(visitor.asked()) == asked


async def test_a_password_can_be_shown_and_locked_capitals_are_told(enter: Enter, inhabited: Server) -> None:
    visitor = await enter("/sign-in", origin=inhabited.url)
    password = visitor.page.locator("[name=password]")
    await password.fill("Secret")
    await expect(password).to_have_attribute("type", "password")
    switch = visitor.page.get_by_role("button", name="显示密码")
    await password.press("Tab")
    await expect(switch).to_be_focused()
    await visitor.page.keyboard.press("Space")
    await expect(switch).to_have_attribute("aria-pressed", "true")
    await expect(password).to_have_attribute("type", "text")
    await password.evaluate(PRESS_WITH_CAPITALS_LOCKED)
    await expect(password).to_have_accessible_description("大写锁定已打开")


async def test_a_network_that_fails_is_told_and_the_form_can_be_sent_again(enter: Enter, inhabited: Server) -> None:
    visitor = await enter("/sign-in", origin=inhabited.url)
    page = visitor.page
    await page.get_by_label("登录名").fill(SECRETARY)
    await page.locator("[name=password]").fill(PASSWORD)
    with visitor.in_trouble():
        await page.route("**/graphql", lambda route: route.abort())
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("alert")).to_contain_text("无法连接服务器")
    await page.unroute("**/graphql")
    await page.keyboard.press("Enter")
    await expect(_menu(visitor)).to_be_visible()


async def test_the_cookie_is_out_of_reach_of_scripts_and_outlives_a_reload(enter_as: Enter) -> None:
    visitor = await enter_as(SECRETARY)
    (cookie,) = await visitor.page.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["secure"], cookie["sameSite"], cookie["path"]) == (
        "__Host-wangge",
        True,
        True,
        "Lax",
        "/",
    )
    assert await visitor.page.evaluate("document.cookie") == ""
    assert cookie["value"] not in await visitor.page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    await visitor.page.reload()
    await expect(_menu(visitor)).to_be_visible()


async def test_who_is_signed_in_already_has_no_business_at_the_sign_in_page(enter_as: Enter) -> None:
    visitor = await enter_as(SECRETARY)
    await visitor.open("/sign-in")
    await expect(visitor.page).to_have_url(f"{visitor.origin}/")


async def test_nobody_is_sent_to_another_site(enter: Enter, inhabited: Server) -> None:
    visitor = await enter("/sign-in?from=//evil.example/", origin=inhabited.url)
    await sign_in(visitor, SECRETARY)
    await expect(visitor.page).to_have_url(f"{visitor.origin}/")


@pytest.mark.parametrize("address", ["/account", "/history", "/people/Person:1", f"/grids/{WORKED_GRID}?tab=people"])
async def test_strangers_are_led_to_sign_in_and_back(enter: Enter, inhabited: Server, address: str) -> None:
    visitor = await enter("/", origin=inhabited.url)
    await visitor.page.goto(f"{visitor.origin}{address}")
    await sign_in(visitor, SECRETARY)
    await expect(visitor.page).to_have_url(f"{visitor.origin}{address}")


async def test_signing_out_forgets_everything_that_was_fetched(enter_as: Enter) -> None:
    visitor = await enter_as(WORKER, f"/grids/{WORKED_GRID}?tab=people&q=zxy")
    await expect(visitor.page.get_by_role("main")).to_contain_text("赵秀英")
    await _sign_out(visitor)
    await expect(visitor.page).to_have_url(f"{visitor.origin}/")
    assert await visitor.page.context.cookies() == []
    await visitor.page.go_back()
    await expect(visitor.heading()).to_have_text("登录")
    await expect(visitor.page.locator("body")).not_to_contain_text("赵秀英")


async def test_every_tab_follows_who_signs_out_and_in(enter_as: Enter) -> None:
    visitor = await enter_as(WORKER, "/account")
    other = Visitor(await visitor.page.context.new_page(), visitor.origin)
    await other.open("/")
    await _sign_out(other)
    await expect(visitor.heading()).to_have_text("登录")
    await other.page.get_by_role("banner").get_by_role("link", name="登录").click()
    await sign_in(other, AUDITOR)
    await expect(visitor.page).to_have_url(f"{visitor.origin}/account")
    await expect(visitor.page.get_by_role("main")).to_contain_text("审计管理员")
    assert other.complaints == []


async def test_a_session_that_is_over_leads_to_sign_in_and_back(enter_as: Enter) -> None:
    visitor = await enter_as(SECRETARY, f"/grids/{ZHANSHAN}")
    await visitor.page.context.clear_cookies()
    await visitor.tree_item("芝泉路网格").click()
    await expect(visitor.page.get_by_role("main")).to_contain_text("登录已过期")
    await sign_in(visitor, SECRETARY)
    await expect(visitor.page).to_have_url(f"{visitor.origin}/grids/{WORKED_GRID}")


async def test_what_the_server_refuses_to_strangers_leads_to_sign_in_and_back(enter_as: Enter) -> None:
    visitor = await enter_as(SECRETARY, "/account")
    await visitor.page.get_by_role("button", name="结束会话").first.click()
    await visitor.page.context.clear_cookies()
    await visitor.page.get_by_role("dialog").get_by_role("button", name="结束").click()
    await expect(visitor.page.get_by_role("main")).to_contain_text("登录已过期")
    await sign_in(visitor, SECRETARY)
    await expect(visitor.page).to_have_url(f"{visitor.origin}/account")


def _menu(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("banner").get_by_role("button", name="账号菜单")


async def _sign_out(visitor: Visitor) -> None:
    await _menu(visitor).click()
    await visitor.page.get_by_role("menuitem", name="退出登录").click()
    await expect(visitor.page.get_by_role("banner").get_by_role("link", name="登录")).to_be_visible()
