"""My account: what I hold, and where I am signed in."""

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import Enter
from tests.journeys.residents import AUDITOR, WORKER

pytestmark = pytest.mark.asyncio(loop_scope="session")

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"


async def test_my_account_says_who_i_am_and_what_i_hold(enter_as: Enter) -> None:
    visitor = await enter_as(WORKER, "/account")
    about = visitor.page.get_by_role("region", name="基本信息")
    await expect(about).to_contain_text("林晓梅")
    await expect(about).to_contain_text("芝泉路网格 专职网格员")
    await about.get_by_role("link", name="林晓梅").click()
    await expect(visitor.heading()).to_contain_text("林晓梅")


async def test_a_session_on_a_lost_phone_is_ended_after_a_second_thought(enter_as: Enter) -> None:
    phone = await enter_as(AUDITOR, "/history", user_agent=PHONE)
    visitor = await enter_as(AUDITOR, "/account")
    sessions = visitor.page.get_by_role("region", name="登录会话").locator("tbody tr")
    lost = sessions.filter(has_text="Chrome 126 · Android")
    await expect(lost).to_contain_text("127.0.0.1")
    await expect(lost).not_to_contain_text("本次登录")
    await expect(sessions.filter(has_text="本次登录")).to_have_count(1)

    await lost.get_by_role("button", name="结束会话：Chrome 126 · Android").click()
    dialog = visitor.page.get_by_role("dialog")
    await expect(dialog).to_contain_text("那台设备须重新登录")
    await dialog.get_by_role("button", name="取消").click()
    await expect(dialog).to_be_hidden()
    await expect(lost).to_have_count(1)

    await lost.get_by_role("button").click()
    await dialog.get_by_role("button", name="结束").click()
    await expect(dialog).to_be_hidden()
    await expect(lost).to_have_count(0)
    await expect(sessions.filter(has_text="本次登录")).to_have_count(1)
    await phone.page.goto(f"{phone.origin}/history")
    await expect(phone.heading()).to_have_text("登录")


async def test_who_ends_the_session_in_use_is_signed_out(enter_as: Enter) -> None:
    visitor = await enter_as(WORKER, "/account")
    own = visitor.page.locator("tbody tr").filter(has_text="本次登录")
    await own.get_by_role("button").click()
    dialog = visitor.page.get_by_role("dialog")
    await expect(dialog).to_contain_text("结束后您将退出登录")
    await dialog.get_by_role("button", name="结束").click()
    await expect(visitor.page).to_have_url(f"{visitor.origin}/")
    await expect(visitor.page.get_by_role("banner").get_by_role("link", name="登录")).to_be_visible()
