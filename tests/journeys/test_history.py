"""Who changed what, told so that a person can read it."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.journeys.conftest import Enter
from tests.journeys.residents import AUDITOR, SECRETARY, WORKER
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_secretary_reads_what_was_changed_in_the_community(enter_as: Enter) -> None:
    visitor = await enter_as(SECRETARY)
    await visitor.page.get_by_role("banner").get_by_role("button", name="账号菜单").click()
    await visitor.page.get_by_role("menuitem", name="变更记录").click()
    await expect(visitor.heading()).to_have_text("变更记录")
    texts = await _entries(visitor).all_inner_texts()
    added, edited = [re.sub(r"编号 \d+", "编号 5", " ".join(text.split())) for text in texts]
    at = "2026年11月2日 09:30:00"
    secretary = "湛山社区社区书记"
    assert added == f"{at} 周建国新增了关注事项 {secretary} 类别 残疾人 人员编号 5 开始日期 2026年11月2日"
    assert edited == (
        f"{at} 周建国修改了人员档案 {secretary} 原因：本人来电更正"
        " 迁出日期 2026年10月31日 电话 138****1234→ 改为 139****9876"
    )


async def test_an_auditor_reads_everything_and_narrows_it_down(enter_as: Enter) -> None:
    visitor = await enter_as(AUDITOR, "/history")
    entries = _entries(visitor)
    await expect(entries.first).to_contain_text("孙明开始了登录会话")
    await visitor.page.get_by_role("searchbox", name="按操作人查找").fill("周建国")
    await expect(entries.filter(has_text="孙明")).to_have_count(0)
    for name, choice in (("对象", "人员档案"), ("操作", "修改了")):
        await visitor.page.get_by_role("combobox", name=name).click()
        await visitor.page.locator(".ant-select-item-option").filter(has_text=choice).click()
    await expect(entries).to_have_count(1)
    await visitor.page.get_by_label("自", exact=True).fill("2026-11-02")
    await visitor.page.get_by_label("至", exact=True).fill("2026-11-02")
    await expect(visitor.page).to_have_url(re.compile("since=2026-11-02&until=2026-11-02"))
    await expect(entries).to_have_count(1)
    await visitor.page.reload()
    await expect(entries).to_have_count(1)
    await visitor.page.get_by_label("至", exact=True).fill("2026-11-01")
    await expect(visitor.page.get_by_role("main")).to_contain_text("没有符合条件的内容")


async def test_who_has_no_right_to_history_finds_none(enter_as: Enter) -> None:
    visitor = await enter_as(WORKER, "/history")
    await expect(visitor.page.get_by_role("main")).to_contain_text("没有您可以查看的变更记录")
    await visitor.page.get_by_role("banner").get_by_role("button", name="账号菜单").click()
    await expect(visitor.page.get_by_role("menuitem", name="我的账号")).to_be_visible()
    await expect(visitor.page.get_by_role("menuitem", name="变更记录")).to_have_count(0)


def _entries(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("main").locator("ol > li")
