import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from lianchuang.design.views import gallery
from tests.design.pages import request_for

TEMPLATES = Path(__file__).resolve().parents[2] / "lianchuang/design/jinja2"
IMPORTED = re.compile(r'{% (?:from|extends|include) "(ui/\w+\.html)"')
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PAST = SimpleNamespace(words="2025年1月10日 17:40（第 12 号登记动作）", is_before_all=False)


def shown(language: str = "zh-hans", **more: object) -> str:
    with override(language):
        return gallery(request_for(**more)).content.decode()


class Tags(HTMLParser):
    """Start tags with their attributes, and the text that is not in a script or style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def reached(start: str) -> Iterator[str]:
    """Every component a template uses, and what those use."""
    text = (TEMPLATES / start).read_text()
    for name in IMPORTED.findall(text):
        yield name
        yield from reached(name)


def test_every_component_is_in_the_gallery() -> None:
    pages = (TEMPLATES / "design/gallery").glob("*.html")
    used = {name for page in pages for name in reached(f"design/gallery/{page.name}")}
    assert used == {f"ui/{file.name}" for file in (TEMPLATES / "ui").glob("*.html")}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_the_gallery_is_shown_in_both_languages_and_all_themes(language: str, theme: str) -> None:
    tags = Tags(shown(language, theme=theme)).tags
    assert tags[0][1] == {"lang": "en" if language == "en" else "zh-Hans", "data-theme": theme}
    sheets = {
        attrs["href"].split("?")[0]: attrs.get("media")
        for tag, attrs in tags
        if attrs.get("rel") == "stylesheet"
    }
    night = {"auto": "screen and (prefers-color-scheme: dark)", "dark": "screen"}
    assert sheets.get("/static/design/css/dark.css") == night.get(theme)
    assert sheets["/static/design/css/print.css"] == "print"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_nothing_is_inline_so_the_strict_policy_holds(language: str) -> None:
    tags = Tags(shown(language)).tags
    assert [attrs for tag, attrs in tags if tag == "script" and "src" not in attrs] == []
    assert [tag for tag, attrs in tags if tag == "style" or "style" in attrs] == []
    assert [name for _, attrs in tags for name in attrs if name.startswith(("on", "hx-on"))] == []


def test_no_two_elements_share_an_id() -> None:
    ids = [attrs["id"] for _, attrs in Tags(shown()).tags if "id" in attrs]
    assert sorted(ids) == sorted(set(ids))


def test_the_present_has_no_strip_and_the_past_has_one() -> None:
    assert '<body class="is-past"' not in shown()
    past = shown(address="/design/?known_at=2025-01-10", known_at=PAST)
    assert '<body class="is-past"' in past
    assert "您在看 <strong>2025年1月10日</strong> 的台账" in past
    assert '<a class="lens-back" href="/design/">回到今天</a>' in past
    assert 'href="/figures/?known_at=2025-01-10"' in past


def test_the_demonstration_says_so() -> None:
    assert "这是演示" not in shown().split("<main")[0]
    assert "这是演示：人物、单位和数字都是虚构的。" in shown(demonstration=True).split("<main")[0]


def test_english_pages_speak_english_but_for_invented_names() -> None:
    said = re.sub(r"<[^>]+>", "\n", shown("en"))
    names = (
        "创新工作室",
        "王师傅",
        "赵秘书",
        "李工",
        "周老师",
        "郑师傅",
        "林联系人",
        "钱师傅",
        "滨海",
        "汇总表.xlsx",
    )
    names += (
        "2024年11月",
        "维修技术工作室",
        "2022年3月",
        "2021年9月",
        "中文",
        "名单.xlsx",
        "等我办的",
        "数字",
        "我的账号",
        "退出",
        "精工",
    )
    rest = [
        line.strip()
        for line in said.splitlines()
        if CHINESE.search(line) and not any(name in line for name in names)
    ]
    assert rest == ["赵", "王", "李"]
