"""Whatever a request carries, the answer is a page in words and never a 500."""

import pytest
from django.db import IntegrityError
from django.test import Client, RequestFactory

from lianchuang.config.refusals import RefusalMiddleware
from tests.cast import Cast, stage

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NO_ADDRESS = "http://[evil"


@pytest.fixture
def cast() -> Cast:
    return stage()


def test_where_a_browser_says_it_comes_from_may_be_no_address() -> None:
    client = Client()
    fragment = client.get("/desk/", HTTP_HX_REQUEST="true", HTTP_HX_CURRENT_URL=NO_ADDRESS)
    assert (fragment.status_code, fragment["HX-Redirect"]) == (204, "/sign-in/?next=%2Fdesk%2F")
    sent = client.post("/people/new/", {"name": "何新"}, HTTP_ORIGIN=NO_ADDRESS, HTTP_REFERER=NO_ADDRESS)
    assert sent.status_code == 403


@pytest.mark.parametrize("address", [NO_ADDRESS, "//[evil", "//evil.example", "/\\evil.example"])
def test_the_way_back_from_a_moment_may_be_no_address(address: str) -> None:
    answer = Client().get("/design/moment/", {"next": address, "on": "2025-01-10"})
    assert (answer.status_code, answer["Location"]) == (302, "/?known_at=2025-01-10")


@pytest.mark.parametrize(
    ("method", "path"), [("get", "/acts/1/undoing/"), ("delete", "/people/new/"), ("put", "/desk/")]
)
def test_an_address_used_the_wrong_way_says_so(cast: Cast, method: str, path: str) -> None:
    answer = getattr(cast.client("赵秘书"), method)(path)
    assert (answer.status_code, "这个地址不能直接打开" in answer.content.decode()) == (405, True)
    assert "Allow" in answer


@pytest.mark.parametrize("address", ["/", "/sign-in/", "/nowhere/", "/static/nothing.css", "/people/"])
def test_an_address_with_thousands_of_parameters_is_told_in_words(cast: Cast, address: str) -> None:
    for client in (Client(), cast.client("赵秘书")):
        answer = client.get(address + "?" + "a=1&" * 6000)
        assert (answer.status_code, "这次请求没有读懂" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("read_at", [None, "", "abc", "-1", "9" * 30])
def test_a_form_that_was_read_at_no_act_says_so(cast: Cast, read_at: str | None) -> None:
    sent = {"name": "滨江精密公司", "kind": "enterprise", "reason": "改名"}
    sent |= {} if read_at is None else {"read_at": read_at}
    answer = cast.client("赵秘书").post(f"/bodies/{cast.studio.host_id}/corrections/", sent)
    assert (answer.status_code, "看不出这张表是什么时候打开的" in answer.content.decode()) == (422, True)
    cast.studio.host.refresh_from_db()
    assert cast.studio.host.name == "滨江精工机械公司"


def test_a_host_that_is_none_is_answered_without_noise(caplog: pytest.LogCaptureFixture) -> None:
    for host in ("a b", "[evil"):
        answer = Client().get("/sign-in/", HTTP_HOST=host)
        assert (answer.status_code, "这次请求没有读懂" in answer.content.decode()) == (400, True)
    assert [record.message for record in caplog.records if record.levelname in ("ERROR", "CRITICAL")] == []


def test_a_form_sent_under_a_lens_says_that_nothing_was_done(cast: Cast) -> None:
    answer = cast.client("赵秘书").post("/people/new/?known_at=act:1", {"name": "何新"})
    assert (answer.status_code, "什么都没有改动" in answer.content.decode()) == (405, True)


def test_what_the_database_refuses_as_a_twin_is_told_in_words() -> None:
    refusals = RefusalMiddleware(lambda request: None)  # type: ignore[arg-type,return-value]
    answer = refusals.process_exception(RequestFactory().post("/accounts/new/"), IntegrityError("UNIQUE"))
    assert answer is not None
    assert (answer.status_code, "刚刚已经登记过" in answer.content.decode()) == (409, True)
