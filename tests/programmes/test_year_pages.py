"""The pages of a year: who sees what, what is refused in words, and with how many queries."""

from collections.abc import Iterator

import pytest
from django.test import Client

from lianchuang.records.past import clock_at
from tests.cast import NAMES, Cast, stage
from tests.programmes.year_builders import NOW, call_of, cast_the_year, topic_of, year_of
from tests.stage import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = stage()
    cast_the_year(cast)
    with clock_at(NOW):
        yield cast


def status_by_name(cast: Cast, address: str) -> dict[str, int]:
    return {name: cast.client(name).get(address).status_code for name in NAMES}


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_smoke(cast: Cast) -> None:
    programme = year_of(cast)
    call, topic = call_of(cast, programme), topic_of(programme)
    client = cast.client("赵秘书")
    for address in (
        f"/networks/{cast.network.pk}/programmes/", f"/networks/{cast.network.pk}/programmes/new/", programme.get_absolute_url(),
        f"/programmes/{programme.pk}/corrections/", f"/programmes/{programme.pk}/stages/", f"/programmes/{programme.pk}/closing/",
        f"/programmes/{programme.pk}/directions/new/", f"/directions/{programme.directions.first().pk}/corrections/",
        f"/programmes/{programme.pk}/topics/new/", topic.get_absolute_url(), f"/topics/{topic.pk}/corrections/", f"/topics/{topic.pk}/claims/",
        f"/programmes/{programme.pk}/calls/new/", call.get_absolute_url(), f"/calls/{call.pk}/corrections/", f"/calls/{call.pk}/questions/",
        f"/calls/{call.pk}/questions/new/", f"/questions/{call.questions.first().pk}/corrections/", f"/questions/{call.questions.first().pk}/dropping/",
    ):  # fmt: skip
        text_of(client, address)
        print(address, queries_of(client, address))
