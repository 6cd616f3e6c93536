"""The same thing sent twice at one moment: done once, and the second is told so in words."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connections

from lianchuang.basics.verdicts import Refused
from lianchuang.networks.actions import found_network
from lianchuang.networks.models import Network
from lianchuang.people.actions import give_role, make_account, record_person, record_post, record_tie
from lianchuang.people.models import Account, Person, Post, Role, Tie
from lianchuang.records.correcting import Grounds
from tests.cast import NOW, stage

pytestmark = pytest.mark.django_db(transaction=True)
WHY = Grounds("核对")


def at_once(do: Callable[[], object], times: int = 4) -> list[str]:
    """Do it in several threads at one moment; what became of each, in the order of words."""
    told: list[str] = []
    start = threading.Barrier(times)

    def work() -> None:
        try:
            start.wait()
            do()
            told.append("")
        except Refused as refusal:
            told.append(str(refusal.reason))
        except Exception as error:
            told.append(f"{type(error).__name__}: {error}")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return sorted(told)


def test_a_double_click_registers_once() -> None:
    cast = stage()
    by, host, wang = cast.reach("赵秘书"), cast.studio.host, cast.people["王师傅"]
    administrator = cast.reach("管理员")
    told = at_once(lambda: record_person(name="何新", body=host, by=by, grounds=WHY))
    assert told == ["", *["滨江精工机械公司已经登记过何新。"] * 3]
    told = at_once(lambda: record_post(wang, body=host, title="班长", starts_on=None, by=by, grounds=WHY))
    assert told == ["", *["这个任职已经登记过了。"] * 3]
    other, kind = cast.people["李工"], Tie.Kind.KINSHIP
    told = at_once(
        lambda: record_tie(wang, kind=kind, other=other, starts_on=None, source="问过", by=by, grounds=WHY)
    )
    assert told == ["", *["这一条关系已经登记过了。"] * 3]
    body = cast.network.body
    told = at_once(
        lambda: give_role(wang, kind=Role.Kind.SECRETARY, body=body, starts_at=NOW, by=by, grounds=WHY)
    )
    assert told == ["", *["王师傅 已经有这个角色。"] * 3]
    named = {"name": "滨江新联盟", "chartered_on": date(2021, 4, 28), "at": NOW}
    told = at_once(lambda: found_network(**named, by=administrator))
    assert told == ["", *["「滨江新联盟」已经有了。"] * 3]
    rows = (
        Person.objects.filter(name="何新"), Post.objects.filter(person=wang),
        Tie.objects.filter(kind=kind), Role.objects.filter(person=wang), Network.objects.filter(name="滨江新联盟"),
    )  # fmt: skip
    assert [each.count() for each in rows] == [1, 1, 1, 1, 1]


@pytest.mark.once
def test_an_account_is_opened_once_however_often_it_is_asked() -> None:
    cast = stage()
    by, host = cast.reach("赵秘书"), cast.studio.host
    person, _act = record_person(name="何新", body=host, by=by, grounds=WHY)
    told = at_once(lambda: make_account(username="hexin", person=person, by=by))
    assert told == ["", *["账号名「hexin」已经有人用了，请换一个。"] * 3]
    assert Account.objects.filter(person=person).count() == 1
