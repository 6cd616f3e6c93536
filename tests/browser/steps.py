"""What a secretary does, as steps on a page of the browser; the same with JavaScript and without."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.installations import Installation

WORKBOOKS = Path(__file__).resolve().parents[1] / "workbooks"
EXPECTED: dict[str, Any] = json.loads((WORKBOOKS / "expected.json").read_text(encoding="utf-8"))
ALLIANCE = str(EXPECTED["alliance"])
YEAR = str(EXPECTED["year"])
PASSWORD = "Zhijiang-river-2024"
# What the secretary answers, by the beginning of the words on the choice.
ANSWERS = ("是同一家，就是", "记为已于", "是同一个项目", "记为未批准", "是同一件")


def main_button(page: Page, words: str) -> None:
    """Press a button of the page itself, by the beginning of its words."""
    page.locator("main").get_by_role("button", name=re.compile(f"^{words}")).first.click()


def enter_by_link(page: Page, installation: Installation) -> None:
    """Take the one-time link from the terminal, use it, set a password."""
    page.goto(installation.link)
    main_button(page, "进入")
    page.locator("[name=new]").fill(PASSWORD)
    page.locator("[name=again]").fill(PASSWORD)
    main_button(page, "存下新密码")
    expect(page.locator("h1")).to_contain_text("您好")


def found(page: Page) -> None:
    """Found the alliance on one plain page, from the desk."""
    page.locator("main").get_by_role("link", name="新建联盟").click()
    page.get_by_label("联盟名称").fill(ALLIANCE)
    page.get_by_label("成立日期").fill("2021年4月28日")
    page.get_by_label("您的姓名").fill("赵秘书")
    main_button(page, "成立联盟")
    expect(page.locator("h1")).to_have_text(ALLIANCE)


def drop(page: Page, files: list[Path]) -> None:
    """Drop workbooks from the network's page and look at the plan."""
    page.get_by_role("link", name="导入表格").first.click()
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_label("这些表说的是哪一年").fill(YEAR)
    main_button(page, "先看结果")
    expect(page.locator("h1")).to_have_text("先看结果")


def four_workbooks() -> list[Path]:
    """The workbooks as they were handed in."""
    return sorted(WORKBOOKS.glob("*.xlsx"))


def decide(page: Page) -> None:
    """Answer every doubtful row; nothing had been chosen for us."""
    cards = page.locator("#asked .decision")
    assert cards.count() == len(ANSWERS)
    assert page.locator("#asked input:checked").count() == 0
    for words in ANSWERS:
        cards.get_by_role("radio", name=re.compile(f"^{words}")).check()
    main_button(page, "记下决定")
    expect(page.locator(".notes")).to_contain_text("记下了 5 个决定")


def counts(page: Page) -> dict[str, str]:
    """The summary of the plan: words -> number."""
    told = page.locator(".plan .plan-count").all()
    return {
        each.locator(".plan-words").inner_text(): each.locator(".plan-number").inner_text().strip()
        for each in told
    }


def write(page: Page, rows: int) -> None:
    """Confirm; the button says how many rows."""
    main_button(page, f"确认写入 {rows} 行")
    expect(page.locator("h1")).to_have_text("一次导入")


def board(page: Page) -> dict[str, str]:
    """The figures of the page: code -> printed phrase."""
    tiles = page.locator(".tile").all()
    links = [str(tile.locator(".tile-title a").get_attribute("href")) for tile in tiles]
    phrases = [tile.locator(".tile-phrase").inner_text() for tile in tiles]
    return {
        address.split("?")[0].split("/")[-2]: phrase for address, phrase in zip(links, phrases, strict=True)
    }


def exact_values(page: Page) -> dict[str, int]:
    """The exact numbers of the page's figures: code -> value."""
    found: dict[str, int] = {}
    for tile in page.locator(".tile").all():
        code = str(tile.locator(".tile-title a").get_attribute("href")).split("?")[0].split("/")[-2]
        found[code] = int(tile.locator(".tile-exact strong").inner_text().replace(",", ""))
    return found


def open_figure(page: Page, title: str) -> Any:
    """Open a figure from the board: the side dialog, or its own page where no script runs; what holds its rows."""
    page.locator(".tile-title a", has_text=re.compile(f"^{title}$")).click()
    sheet = page.locator("#drawer[open] .drawer-sheet, main .drawer-sheet").first
    sheet.wait_for()
    return sheet


def look_back(page: Page, number: int) -> None:
    """Turn the time bar of the page to an act."""
    page.locator(".time-bar-head").click()
    page.locator(".time-bar-acts select").select_option(f"act:{number}")
    page.locator(".time-bar-form").last.get_by_role("button", name="看当时").click()
    expect(page.locator(".lens-strip")).to_contain_text("您在看")


def back_to_today(page: Page) -> None:
    """Leave the past by the strip."""
    page.locator(".lens-strip").get_by_role("link", name="回到今天").click()
    expect(page.locator(".lens-strip")).to_have_count(0)


def open_patent(page: Page) -> None:
    """Open a granted patent from the list of outcomes."""
    page.goto(f"{root_of(page)}/networks/1/outcomes/")
    page.locator("main").get_by_role("link", name="一种接触网磨耗在线检测装置").first.click()


def correct_granted_on(page: Page, day: str, reason: str) -> None:
    """Correct the date of the patent that is open, with a reason."""
    page.get_by_role("link", name="更正并说明").click()
    page.get_by_label("授权日").fill(day)
    page.locator("[name=reason]").fill(reason)
    main_button(page, "确认更正")
    expect(page.locator("#history")).to_contain_text(reason)


def root_of(page: Page) -> str:
    """http://127.0.0.1:PORT of the page that is open."""
    parts = urlsplit(page.url)
    return f"{parts.scheme}://{parts.netloc}"
