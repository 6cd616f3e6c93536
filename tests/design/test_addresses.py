import pytest
from django.http import QueryDict
from django.test import RequestFactory

from lianchuang.design.addresses import Here, asking, here_of, keep_lens, static


def test_sorting_keeps_the_filter_and_leaves_the_page() -> None:
    here = Here("/studios/", QueryDict("q=焊接&page=3&sort=name"))
    assert here.changed(sort="-name", page=None) == "/studios/?q=%E7%84%8A%E6%8E%A5&sort=-name"


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/studios/", "/studios/?group=skills"),
        ("/studios/?known_at=act%3A4", "/studios/?known_at=act%3A4&group=skills"),
        ("/studios/#list", "/studios/?group=skills#list"),
    ],
)
def test_a_question_is_added_to_what_is_asked_already(address: str, asked: str) -> None:
    assert asking(address, group="skills") == asked


def test_the_address_without_the_lens() -> None:
    here = Here("/figures/", QueryDict("year=2024&known_at=2025-01-10"), "2025-01-10")
    assert here.today == "/figures/?year=2024"
    assert here.kept("known_at") == [("year", "2024")]
    assert Here("/figures/", QueryDict("known_at=act:1"), "act:1").today == "/figures/"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/figures/", "/figures/?known_at=2025-01-10"),
        ("/figures/?year=2024#rows", "/figures/?year=2024&known_at=2025-01-10#rows"),
        ("/figures/?known_at=act%3A3", "/figures/?known_at=act%3A3"),
        ("#rows", "#rows"),
        ("https://example.org/", "https://example.org/"),
    ],
)
def test_a_link_stays_on_the_day_looked_at(address: str, kept: str) -> None:
    assert keep_lens(address, "2025-01-10") == kept


def test_today_changes_no_link() -> None:
    assert keep_lens("/figures/", "") == "/figures/"


def test_a_lens_that_was_not_opened_is_not_carried_on() -> None:
    request = RequestFactory().get("/figures/?known_at=2025-01-10")
    assert here_of(request).known_at == ""
    request.known_at = object()  # type: ignore[attr-defined]
    assert here_of(request).known_at == "2025-01-10"


def test_a_static_file_carries_its_version() -> None:
    assert static("vendor/htmx.min.js") == "/static/vendor/htmx.min.js?v=d6fdc75f20"


def test_a_static_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(LookupError, match=r"no static file design/absent\.css"):
        static("design/absent.css")
