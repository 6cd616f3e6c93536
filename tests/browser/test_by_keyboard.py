"""The main steps without a mouse: sign in, decide, confirm, open a number and close it again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import steps
from tests.installations import started

MOST_TABS = 80


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The desk of a house in which nothing was imported yet, signed in by the keyboard."""
    with started(tmp_path_factory.mktemp("data"), "--empty") as installation:
        context = browser.new_context(locale="zh-CN")
        page = context.new_page()
        page.goto(installation.link)
        press(page, "进入")
        reach(page, "新密码")
        page.keyboard.type(steps.PASSWORD)
        reach(page, "再输一遍新密码")
        page.keyboard.type(steps.PASSWORD)
        enter(page)
        expect(page.locator("h1")).to_contain_text("您好")
        yield page
        context.close()


def focused(page: Page) -> str:
    """What a reader of the screen would say of the focused element: its label or its text."""
    told = page.evaluate(
        """() => {
            const at = document.activeElement;
            const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
            return (at.getAttribute("aria-label") || label || at.innerText || "").replace(/\\s+/g, " ").trim();
        }"""
    )
    return str(told)


def reach(page: Page, words: str) -> None:
    """Press Tab until the focus is on what begins with these words; it can be seen where it is."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if focused(page).startswith(words):
            style = "getComputedStyle(document.activeElement).outlineStyle"
            after = "getComputedStyle(document.activeElement, '::after').outlineStyle"
            assert "solid" in (page.evaluate(style), page.evaluate(after)), (
                f"the focus on {words} is not seen"
            )
            return
    raise AssertionError(f"{words} was not reached from the keyboard; last at {focused(page)}")


def press(page: Page, words: str) -> None:
    """Reach it, press Enter, and be on the next page."""
    reach(page, words)
    enter(page)


def enter(page: Page) -> None:
    """Press Enter, and be on the next page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_first_tab_leads_past_the_head(page: Page) -> None:
    page.reload()
    page.keyboard.press("Tab")
    assert focused(page) == "跳到正文"
    page.keyboard.press("Enter")
    press(page, "新建联盟")
    expect(page.locator("h1")).to_have_text("新建联盟")


def test_found_decide_and_confirm(page: Page) -> None:
    reach(page, "联盟名称")
    page.keyboard.type(steps.ALLIANCE)
    reach(page, "成立日期")
    page.keyboard.type("2021年4月28日")
    reach(page, "您的姓名")
    page.keyboard.type("赵秘书")
    enter(page)
    expect(page.locator("h1")).to_have_text(steps.ALLIANCE)
    steps.drop(page, steps.four_workbooks())
    for words in ("是同一家，就是", "记为已于", "是同一个项目", "记为未批准", "是同一件"):
        choose(page, words)
    enter(page)
    expect(page.locator(".notes")).to_contain_text("记下了 5 个决定")
    press(page, "确认写入 154 行")
    expect(page.locator("h1")).to_have_text("一次导入")


def choose(page: Page, words: str) -> None:
    """Reach the radios of a card (one stop for all of them), and check the first."""
    reach(page, words)
    page.keyboard.press("Space")


def test_a_number_opens_and_closes(page: Page) -> None:
    press(page, "看 2024 年的数字")
    reach(page, "当年立项的联合攻关项目")
    page.keyboard.press("Enter")
    drawer = page.locator("#drawer[open]")
    drawer.wait_for()
    page.keyboard.press("Escape")
    drawer.wait_for(state="hidden")
    assert focused(page) == "当年立项的联合攻关项目"
