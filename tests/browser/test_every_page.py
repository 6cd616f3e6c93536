"""Every page a secretary can reach: it answers, axe finds nothing, it fits a narrow phone, the browser complains of nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import steps
from tests.browser.crawling import Crawl, crawl
from tests.installations import Installation, started

AXE = (Path(__file__).resolve().parents[1] / "vendor/axe.min.js").read_text(encoding="utf-8")
FAULTS = """async () => (await axe.run({resultTypes: ["violations"]})).violations
    .map((fault) => [fault.id, fault.nodes.map((node) => node.target.join(" "))])"""
WIDER = "document.documentElement.scrollWidth - window.innerWidth"
DESK, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 800}
# Pages of the past look different by their strip and their tint.
PAST = (
    "/desk/?known_at",
    "/networks/N/figures/?known_at&year",
    "/projects/N/?known_at",
    "/files/N/?known_at",
)


@dataclass
class House:
    """A house in which a year was imported, a value reported and a date corrected; who keeps it is signed in."""

    installation: Installation
    context: BrowserContext
    crawl: Crawl

    @property
    def pages(self) -> list[str]:
        """One address of every shape without a question mark, and some of the past."""
        shapes = [shape for shape in self.crawl.pages if "?" not in shape or shape in PAST]
        return [self.crawl.pages[shape][0] for shape in shapes]


@pytest.fixture(scope="module")
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Filled partly by hand, partly on the command line while it is served."""
    with started(tmp_path_factory.mktemp("data"), "--empty") as installation:
        context = browser.new_context(locale="zh-CN", viewport=DESK)
        context.set_default_timeout(20_000)
        fill(context.new_page(), installation)
        yield House(installation, context, crawl(context.request, installation.address, "/desk/"))
        context.close()


def fill(page: Page, installation: Installation) -> None:
    """Found, import, report, correct; one plan waits undecided."""
    steps.enter_by_link(page, installation)
    steps.found(page)
    files = [str(path) for path in steps.four_workbooks()]
    network = ["--network", steps.ALLIANCE, "--year", steps.YEAR]
    done = installation.command("import", *files, *network, "--apply", "--doubtful", "skip")
    assert done.returncode == 0, done.stderr
    page.goto(f"{installation.address}/networks/1/figures/?year={steps.YEAR}")
    page.locator("[name=addressee]").fill("市总工会")
    with page.expect_download():
        steps.main_button(page, "导出这张表")
    steps.open_patent(page)
    steps.correct_granted_on(page, "2025年1月18日", "证书上的日期与表中不同")
    page.goto(f"{installation.address}/networks/1/")
    steps.drop(page, steps.four_workbooks())


def test_every_link_answers(house: House) -> None:
    assert house.crawl.faults == {}
    assert len(house.crawl.pages) > 60


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_is_accessible_narrow_and_quiet(house: House, language: str, scheme: str) -> None:
    page, said = house.context.new_page(), []
    page.on("console", lambda each: said.append(each.text) if each.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    # No transition may be half done while colours are measured.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    speak(house, language)
    found = {}
    for address in house.pages:
        page.goto(house.installation.address + address)
        if faults := faults_of(page):
            found[address] = faults
    page.close()
    assert (found, said) == ({}, [])


def speak(house: House, language: str) -> None:
    """Choose the language by the foot of the page, for all pages of the context."""
    page = house.context.new_page()
    page.goto(house.installation.address + "/desk/")
    page.locator(f".foot button[name=language][value={language}]").click()
    assert page.locator("html").get_attribute("lang") == {"zh-hans": "zh-Hans", "en": "en"}[language]
    page.close()


def faults_of(page: Page) -> list[object]:
    """What axe finds, and whether something is wider than a narrow phone."""
    page.evaluate(AXE)
    faults: list[object] = page.evaluate(FAULTS)
    page.set_viewport_size(NARROW)
    if (wider := page.evaluate(WIDER)) > 0:
        faults.append(["wider than 320 px", wider])
    page.set_viewport_size(DESK)
    return faults
