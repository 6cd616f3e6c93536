"""Many who write at once: in threads, in processes, and one that is killed in the middle."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, connections

from lianchuang.people.models import Body
from lianchuang.records.past import Author, act, clock_at, history_of, last_act, lens, resolve_known_at
from lianchuang.records.past.models import Act
from lianchuang.records.past.turns import Turns
from tests.records.past.playing import SECRETARY

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]


def in_threads(jobs: list[Callable[[], None]]) -> list[BaseException]:
    """Run the jobs side by side, each on its own connection; what they raised."""
    raised: list[BaseException] = []

    def work(job: Callable[[], None]) -> None:
        try:
            job()
        except BaseException as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return raised


def count_up(times: int) -> None:
    """Read, then write what was read plus one: what is lost if two may do so at once."""
    for _ in range(times):
        with act(by=SECRETARY) as number:
            body = Body.objects.select_for_update().get(name="计数")
            body.pinyin = str(int(body.uscc or 0) + 1)
            Body.objects.filter(pk=body.pk).update(uscc=body.pinyin)
            Body.objects.create(name=f"{number}")


def test_threads_wait_for_their_turn(found: Callable[..., Body]) -> None:
    counter = found("计数")
    assert in_threads([lambda: count_up(25)] * 8) == []
    counter.refresh_from_db()
    assert (counter.uscc, last_act()) == ("200", 201)
    assert sorted(Body.objects.exclude(name="计数").values_list("name", flat=True)) == sorted(
        str(number) for number in range(2, 202)
    )
    acts = list(Act.objects.order_by("pk").values_list("pk", "at"))
    assert [number for number, _ in acts] == list(range(1, 202))
    assert [at for _, at in acts] == sorted(at for _, at in acts)
    assert [version.number for version in history_of(counter)] == list(range(201, 0, -1))
    for number in (2, 77, 201):
        with lens(number):
            assert Body.objects.count() == number


def test_turns_are_taken_in_the_order_of_asking() -> None:
    turns, served = Turns(), []

    def take(name: int) -> None:
        with turns.turn():
            served.append(name)

    with turns.turn():
        threads = []
        for name in range(6):
            threads.append(threading.Thread(target=take, args=[name]))
            threads[-1].start()
            while len(turns._waiting) <= name:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert served == [0, 1, 2, 3, 4, 5]


def test_nobody_waits_for_ever() -> None:
    from lianchuang.basics.verdicts import Refused

    turns = Turns()
    with turns.turn():
        raised = in_threads([lambda: turns.turn(0.05).__enter__()])
    assert [type(error) for error in raised] == [Refused]
    with turns.turn(0.05):
        pass


def test_about_an_instant_close_to_now_an_open_act_is_waited_for(found: Callable[..., Body]) -> None:
    """Its instant is already given, and it will be in the answer for ever after."""
    found("一")
    asked = []
    is_open, may_end = threading.Event(), threading.Event()

    def write() -> None:
        with act(by=SECRETARY):
            is_open.set()
            may_end.wait(30)
            Body.objects.create(name="二")

    def ask() -> None:
        is_open.wait(30)
        instant = datetime.now(UTC).isoformat()
        threading.Timer(0.3, may_end.set).start()
        asked.append((instant, resolve_known_at(instant)))

    assert in_threads([write, ask]) == []
    [(instant, answer)] = asked
    assert (answer, resolve_known_at(instant)) == (2, 2)


def test_an_instant_long_ago_waits_for_nobody(found: Callable[..., Body]) -> None:
    with clock_at(datetime.now(UTC) - timedelta(days=3)):
        found("一")
    asked = []

    def ask() -> None:
        asked.append(resolve_known_at((datetime.now(UTC) - timedelta(days=1)).isoformat()))

    with act(by=SECRETARY):
        assert in_threads([ask]) == []
    assert asked == [1]


WRITER = """
import os, sys
sys.path.insert(0, {root!r})
os.environ["DJANGO_SETTINGS_MODULE"] = "lianchuang.config.settings"
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = {name!r}
django.setup()
from lianchuang.people.models import Body
from lianchuang.records.past import Author, act
{work}
"""
MANY = """
for n in range(20):
    with act(by=Author(None, "进程")) as number:
        Body.objects.create(name=str(number))
"""
NEVER_ENDING = """
with act(by=Author(None, "被杀的进程")):
    Body.objects.bulk_create([Body(name="半途") for _ in range(2000)])
    Body.objects.filter(name="一").update(name="改了一半")
    print("in the middle", flush=True)
    import time
    time.sleep(60)
"""


def start(work: str) -> subprocess.Popen[str]:
    name = str(connection.settings_dict["NAME"])
    program = WRITER.format(root=str(ROOT), name=name, work=work)
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)


def test_processes_number_their_acts_densely() -> None:
    processes = [start(MANY) for _ in range(3)]
    assert [process.wait(120) for process in processes] == [0, 0, 0]
    assert last_act() == 60
    assert sorted(int(name) for (name,) in Body.objects.values_list("name")) == list(range(1, 61))
    for number in (0, 1, 30, 60):
        with lens(number):
            assert Body.objects.count() == number


def test_an_act_that_is_killed_in_the_middle_leaves_nothing(found: Callable[..., Body]) -> None:
    body = found("一")
    process = start(NEVER_ENDING)
    assert process.stdout is not None
    assert process.stdout.readline() == "in the middle\n"
    os.kill(process.pid, signal.SIGKILL)
    process.wait(30)
    with act(by=Author(None, "后来")) as number:
        Body.objects.create(name="二")
    assert (number, last_act()) == (2, 2)
    assert list(Body.objects.order_by("pk").values_list("name", flat=True)) == ["一", "二"]
    assert [version.values["name"] for version in history_of(body)] == ["一"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_body_past")
        assert cursor.fetchone() == (2,)
