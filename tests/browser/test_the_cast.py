"""The demonstration's cast: one click each, everybody at their own desk, no link that leads nowhere, 404 elsewhere."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.crawling import crawl
from tests.installations import Installation

CAST = ("secretary", "leader", "worker", "superior", "stranger")
# Who may open what; everybody else is told that it is not there.
PLACES = {
    "/networks/1/": {"secretary", "leader", "superior"},
    "/networks/1/figures/?year=2024": {"secretary", "superior"},
    "/networks/1/figures/joint_projects_approved/?year=2024": {"secretary", "superior"},
    "/networks/1/imports/new/": {"secretary"},
    "/imports/1/": {"secretary"},
    "/networks/1/reported/": {"secretary", "superior"},
    "/studios/1/": {"secretary", "leader", "superior"},
    "/studios/2/": {"secretary", "superior"},
    "/outcomes/patents/1/": {"secretary", "superior"},
}


def enter(page: Page, installation: Installation, who: str) -> None:
    """Choose one of the cast on the page of signing in."""
    page.goto(f"{installation.address}/sign-in/")
    page.locator(f"button[value={who}]").click()
    expect(page.locator("h1")).to_contain_text("您好")
    expect(page.locator(".demonstration")).to_contain_text("这是演示")


@pytest.fixture
def context(browser: Browser) -> BrowserContext:
    """A browser of nobody yet."""
    return browser.new_context(locale="zh-CN")


@pytest.mark.parametrize("who", CAST)
def test_everybody_has_a_desk_and_nothing_else(
    context: BrowserContext, demonstration: Installation, who: str
) -> None:
    enter(context.new_page(), demonstration, who)
    root = demonstration.address
    answers = {place: context.request.get(root + place).status for place in PLACES}
    assert answers == {place: 200 if who in allowed else 404 for place, allowed in PLACES.items()}
    assert crawl(context.request, root, "/desk/", most=1).faults == {}
    context.close()


def test_why_a_number_differs_from_what_was_reported(page: Page, demonstration: Installation) -> None:
    enter(page, demonstration, "secretary")
    page.goto(f"{demonstration.address}/networks/1/figures/?year=2024")
    tile = page.locator(".tile", has_text="参与联合攻关的人数")
    expect(tile).to_contain_text("203")
    expect(tile.locator(".tile-differs")).to_contain_text("198")
    tile.get_by_role("link", name="为什么").click()
    expect(page.locator("main")).to_contain_text("项目组年底补充了五名参与人员，名单二月才交到秘书处")
