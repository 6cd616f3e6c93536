import pytest
from django.test import RequestFactory

from lianchuang.design.views import language, moment, theme


def post(address: str, **sent: str):
    return RequestFactory().post(address, sent)


def test_a_chosen_theme_is_remembered_and_the_page_comes_back() -> None:
    answer = theme(post("/design/theme/", theme="dark", next="/figures/?year=2024"))
    assert (answer.status_code, answer["Location"]) == (302, "/figures/?year=2024")
    assert answer.cookies["theme"].value == "dark"


def test_a_chosen_language_is_remembered() -> None:
    answer = language(post("/design/language/", language="en", next="/"))
    assert answer.cookies["django_language"].value == "en"


def test_what_is_no_choice_is_not_remembered() -> None:
    assert theme(post("/design/theme/", theme="pink", next="/")).cookies == {}
    assert language(post("/design/language/", language="xx", next="/")).cookies == {}


@pytest.mark.parametrize("away", ["https://example.org/", "//example.org/", "", "javascript:alert(1)"])
def test_no_choice_leads_away(away: str) -> None:
    assert theme(post("/design/theme/", theme="dark", next=away))["Location"] == "/"


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ({"on": "2025-01-10"}, "/figures/?year=2024&known_at=2025-01-10"),
        ({"on": "2025-01-10", "at": "17:40"}, "/figures/?year=2024&known_at=2025-01-10T17%3A40%2B08%3A00"),
        ({"on": ""}, "/figures/?year=2024"),
    ],
)
def test_a_day_and_a_time_become_a_moment_in_beijing(asked: dict[str, str], address: str) -> None:
    request = RequestFactory().get("/design/moment/", {**asked, "next": "/figures/?year=2024"})
    assert moment(request)["Location"] == address


def test_a_choice_is_made_by_posting() -> None:
    assert theme(RequestFactory().get("/design/theme/")).status_code == 405
