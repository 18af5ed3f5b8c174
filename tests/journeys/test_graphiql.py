"""GraphiQL from our own files."""

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import Enter

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_graphiql_runs_its_first_example_without_the_internet(enter: Enter) -> None:
    visitor = await enter()
    await visitor.page.goto(f"{visitor.origin}/graphiql")
    await expect(visitor.page.get_by_role("tab", selected=True)).to_contain_text("Community")
    await expect(visitor.page.get_by_label("Operation Editor")).to_contain_text("grid(code: $code)")
    await visitor.page.get_by_role("button", name="Execute query").click()
    await expect(visitor.page.get_by_label("Result Window")).to_contain_text("湛山社区")
    # Requests for anything that is not ours are complaints, and the visitor may have none.
