"""?known_at= on a page."""

from collections.abc import Callable, Iterator

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import RequestFactory

from lianchuang.people.models import Body
from lianchuang.records.past import LensMiddleware, act, open_lens
from tests.records.past.playing import SECRETARY

pytestmark = pytest.mark.django_db
MAKE = RequestFactory()


@pytest.fixture(autouse=True)
def two_bodies(found: Callable[..., Body]) -> None:
    found("一")
    found("二")


def page(request: HttpRequest) -> HttpResponseBase:
    names = ",".join(Body.objects.order_by("pk").values_list("name", flat=True))
    return HttpResponse(f"{request.known_at and request.known_at.number} {names}")


def answer(request: HttpRequest, view: Callable[[HttpRequest], HttpResponseBase] = page) -> HttpResponseBase:
    return LensMiddleware(view)(request)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("", "None 一,二"),
        ("?known_at=", "None 一,二"),
        ("?known_at=act:1", "1 一"),
        ("?known_at=2020-01-01", "0 "),
        ("?known_at=2999-01-01", "2 一,二"),
    ],
)
@pytest.mark.parametrize("make", [MAKE.get, MAKE.head])
def test_a_page_as_of_an_act(make: Callable[[str], HttpRequest], query: str, text: str) -> None:
    response = answer(make(f"/{query}"))
    assert (response.status_code, response.content.decode()) == (200, text)
    assert open_lens() is None


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_only_reading_has_a_past(method: str) -> None:
    response = answer(getattr(MAKE, method)("/?known_at=act:1"))
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_a_form_may_name_a_past_act_in_a_field_of_its_own() -> None:
    assert answer(MAKE.post("/", {"as_of_act": "1", "known_at": "act:1"})).content.decode() == "None 一,二"


@pytest.mark.parametrize("asked", ["昨天", "act:99", "2025-02-30", "%00"])
def test_what_cannot_be_read_is_a_400_in_words(asked: str) -> None:
    response = answer(MAKE.get(f"/?known_at={asked}"))
    assert (response.status_code, "什么都没有改动" in response.content.decode()) == (400, True)


def test_a_streamed_answer_is_read_under_the_lens_and_the_lens_then_closed() -> None:
    def stream(request: HttpRequest) -> HttpResponseBase:
        def rows() -> Iterator[str]:
            for body in Body.objects.order_by("pk").iterator():
                assert open_lens() == 1
                yield body.name

        return StreamingHttpResponse(rows())

    response = answer(MAKE.get("/?known_at=act:1"), stream)
    assert open_lens() is None
    assert b"".join(response).decode() == "一"  # type: ignore[arg-type]
    assert open_lens() is None


def test_a_streamed_answer_that_is_given_up_closes_the_lens() -> None:
    def stream(request: HttpRequest) -> HttpResponseBase:
        return StreamingHttpResponse(body.name for body in Body.objects.order_by("pk"))

    response = answer(MAKE.get("/?known_at=act:2"), stream)
    next(iter(response))  # type: ignore[call-overload]
    assert open_lens() == 2
    response.close()
    assert open_lens() is None


def test_a_view_that_fails_closes_the_lens() -> None:
    def fail(request: HttpRequest) -> HttpResponseBase:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answer(MAKE.get("/?known_at=act:1"), fail)
    assert open_lens() is None
    with act(by=SECRETARY):
        Body.objects.create(name="三")
