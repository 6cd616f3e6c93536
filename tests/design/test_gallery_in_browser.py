"""The gallery in a real Chromium: no fault that axe finds, nothing wider than a phone, the drawer, a file dropped."""

from pathlib import Path
from typing import Any

import pytest

from tests.installations import Installation

AXE = (Path(__file__).resolve().parents[1] / "vendor/axe.min.js").read_text(encoding="utf-8")
FAULTS = """async () => (await axe.run({resultTypes: ["violations"]})).violations
    .map((fault) => [fault.id, fault.nodes.map((node) => node.target.join(" "))])"""
WIDER = "document.documentElement.scrollWidth - window.innerWidth"
LANGUAGES = {"zh-hans": "zh-CN", "en": "en-GB"}


@pytest.fixture
def context(browser: Any, empty_installation: Installation, request: pytest.FixtureRequest) -> Any:
    """A browser of one language, theme and width, open on nothing yet."""
    language, scheme, width = request.param
    made = browser.new_context(
        locale=LANGUAGES[language],
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        bypass_csp=True,  # for axe, which the page itself would not let in
    )
    yield made
    made.close()


@pytest.mark.parametrize(
    "context",
    [
        (language, scheme, width)
        for language in LANGUAGES
        for scheme in ("light", "dark")
        for width in (1280, 320)
    ],
    indirect=True,
    ids=str,
)
def test_axe_finds_nothing_and_nothing_is_too_wide(context: Any, empty_installation: Installation) -> None:
    page = context.new_page()
    page.goto(f"{empty_installation.address}/design/")
    page.evaluate(AXE)
    assert page.evaluate(FAULTS) == []
    assert page.evaluate(WIDER) <= 0


def test_the_policy_refuses_nothing_of_ours(page: Any, empty_installation: Installation) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{empty_installation.address}/design/")
    page.wait_for_load_state("networkidle")
    assert said == []


def test_the_drawer_opens_takes_the_focus_and_gives_it_back(
    page: Any, empty_installation: Installation
) -> None:
    page.goto(f"{empty_installation.address}/design/")
    page.evaluate("document.querySelector('.tile-title a').setAttribute('href', '/design/?drawer')")
    link = page.locator(".tile-title a").first
    link.focus()
    page.keyboard.press("Enter")
    drawer = page.locator("#drawer[open]")
    drawer.wait_for()
    assert drawer.locator("h1").inner_text() == "组件"
    page.keyboard.press("Escape")
    drawer.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/design/?drawer"


def test_a_dropped_file_is_listed_before_it_is_sent(page: Any, empty_installation: Installation) -> None:
    page.goto(f"{empty_installation.address}/design/")
    page.evaluate(
        """() => {
            const carried = new DataTransfer();
            for (const name of ["一.xlsx", "二.xlsx"]) carried.items.add(new File(["x".repeat(3000)], name));
            document.querySelector("[data-drop-zone]")
                .dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
        }"""
    )
    assert page.locator("[data-drop-list] li").all_inner_texts() == ["一.xlsx\n3 KB", "二.xlsx\n3 KB"]
    assert page.evaluate("document.getElementById('workbooks').files.length") == 2


def test_a_theme_is_chosen_and_kept(page: Any, empty_installation: Installation) -> None:
    page.goto(f"{empty_installation.address}/design/")
    page.locator("footer").get_by_role("button", name="深色").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 26)"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
