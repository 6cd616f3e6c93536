"""The first day of a secretary, literally: from the link in the terminal to a corrected date that is still explained."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import steps
from tests.installations import Installation, started

NOT_COUNTED = "未统计"


@pytest.fixture(scope="module", params=[True, False], ids=["with JavaScript", "without JavaScript"])
def secretary(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, Installation]]:
    """A page in a house that was begun with --empty, with and without JavaScript."""
    with started(tmp_path_factory.mktemp("data"), "--empty") as installation:
        context = browser.new_context(locale="zh-CN", java_script_enabled=request.param)
        context.set_default_timeout(15_000)
        yield context.new_page(), installation
        context.close()


def test_the_whole_path(secretary: tuple[Page, Installation]) -> None:
    page, installation = secretary
    said = listen(page)
    steps.enter_by_link(page, installation)
    steps.found(page)
    steps.drop(page, steps.four_workbooks())
    look_at_the_plan(page)
    steps.write(page, 154)
    see_the_seventeen(page)
    undo_and_write_again(page)
    open_a_number_down_to_its_file(page)
    turn_back_before_the_import(page)
    correct_a_date(page)
    assert said == []


def listen(page: Page) -> list[str]:
    """Collect what the browser complains about: errors of scripts, refusals of the policy, faults of the server."""
    said: list[str] = []
    page.on("console", lambda each: said.append(each.text) if each.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda each: said.append(f"{each.status} {each.url}") if each.status >= 400 else None)
    return said


def look_at_the_plan(page: Page) -> None:
    """Five doubts and two faults; the doubts are decided, the faults are named, nothing is written yet."""
    assert steps.counts(page) == {"新增": "149", "变更": "0", "存疑，请您定": "5", "有错，写不进": "2"}
    assert page.locator("#wrong strong").all_inner_texts() == ["袁涛青创新工作室", "一种错误编号的装置"]
    steps.decide(page)
    assert steps.counts(page) == {"新增": "151", "变更": "3", "存疑，请您定": "0", "有错，写不进": "2"}


def see_the_seventeen(page: Page) -> None:
    """The figures of the year are those of the newspaper."""
    page.locator("main").get_by_role("link", name=re.compile("年的数字")).click()
    assert steps.board(page) == steps.EXPECTED["phrases"]
    assert steps.exact_values(page) == steps.EXPECTED["figures"]


def undo_and_write_again(page: Page) -> None:
    """Undone as one act nothing is counted; written again it is all there."""
    page.go_back()
    steps.main_button(page, "撤销这次")
    expect(page.locator(".notes")).to_contain_text("已撤销这次导入")
    address = page.url
    page.locator(".crumbs a").first.click()
    expect(page.locator("main")).to_contain_text("还没有成员")
    page.goto(address)
    steps.write(page, 154)
    see_the_seventeen(page)


def open_a_number_down_to_its_file(page: Page) -> None:
    """23 -> its rows -> a project -> its file with the sheet and the row."""
    sheet = steps.open_figure(page, "当年立项的联合攻关项目")
    assert sheet.locator(".file-row").count() == 23
    row = sheet.locator(".file-row", has_text="接触网磨耗在线检测技术研究")
    row.get_by_role("link", name=re.compile("接触网磨耗")).click()
    expect(page.locator("h1")).to_contain_text("接触网磨耗在线检测技术研究")
    page.locator("#evidence a.file, #evidence a").filter(
        has_text="2-联合攻关项目立项汇总表.xlsx"
    ).first.click()
    expect(page.locator("h1")).to_have_text("2-联合攻关项目立项汇总表.xlsx")
    expect(page.locator("main")).to_contain_text("2024年立项")
    expect(page.locator("main")).to_contain_text("第 4 行")
    expect(page.locator("main .is-here, main [aria-current=true]").first).to_contain_text(
        "接触网磨耗在线检测技术研究"
    )


def turn_back_before_the_import(page: Page) -> None:
    """At the act before the import nothing was counted, and no figure has rows."""
    page.goto(page.url.split("/files/")[0] + f"/networks/1/figures/?year={steps.YEAR}")
    steps.look_back(page, 1)
    assert steps.board(page) == dict.fromkeys(steps.EXPECTED["phrases"], NOT_COUNTED)
    sheet = steps.open_figure(page, "当年立项的联合攻关项目")
    assert sheet.locator(".file-row").count() == 0
    expect(sheet).to_contain_text(NOT_COUNTED)


def correct_a_date(page: Page) -> None:
    """A patent's date is corrected with a reason: the old one at the act before, the new one now."""
    steps.open_patent(page)
    address, old = page.url, granted_on(page)
    steps.correct_granted_on(page, "2024年6月18日", "证书上的日期与表中不同")
    assert (page.url.split("?")[0], granted_on(page)) == (address, "2024年6月18日")
    steps.look_back(page, 4)
    assert granted_on(page) == old != "2024年6月18日"
    steps.back_to_today(page)
    assert granted_on(page) == "2024年6月18日"


def granted_on(page: Page) -> str:
    """授权日 as the page tells it."""
    fact: Any = page.locator(".fact", has=page.locator("dt", has_text=re.compile("^授权日$")))
    return str(fact.locator("dd").inner_text())
