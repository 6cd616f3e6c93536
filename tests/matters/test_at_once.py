"""Two at one moment: one is done, the other is told in words; nothing is done twice."""

import pytest

from lianchuang.matters.actions import Seen, contest_paper, renew_link, send_seen, settle_contest
from lianchuang.matters.models import Message, StampedPaper, TaskLink
from lianchuang.matters.queries import Chosen, look_at, unsent
from lianchuang.records.past import Act
from tests.attacks.test_twice import at_once
from tests.matters.builders import last_link, link_for, matters_stage, message_to, typed_for

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_secretaries_settle_one_contest() -> None:
    cast = matters_stage()
    stamped = typed_for(cast, by="林主席")
    contest_paper(stamped, reason="不对", by=cast.reach("林主席"))
    verdicts = iter((True, False, True, False))
    told = at_once(
        lambda: settle_contest(
            stamped, is_void=next(verdicts), settlement="核对过。", by=cast.reach("何秘书")
        )
    )
    assert told == ["", *["这份代填没有待处理的异议。"] * 3]
    assert StampedPaper.objects.get().settled_at is not None


def test_one_outbox_is_sent_once(settings: object) -> None:
    settings.EMAIL_HOST = "127.0.0.1"  # type: ignore[attr-defined]
    cast = matters_stage()
    message_to(cast, "李工")
    network, by = cast.network.body, cast.reach("赵秘书")
    chosen = Chosen("waiting")
    seen = Seen(chosen, "http://localhost", look_at(unsent(network, chosen), "http://localhost").fingerprint)
    told = at_once(lambda: send_seen(network, seen, by=by))
    assert told == ["", *["您看的时候，这些消息变了：什么都没有发，请再看一遍。"] * 3]
    assert Message.objects.get().state == "queued"
    assert Act.objects.filter(reason="发出待发消息").count() == 1


def test_one_link_is_renewed_once() -> None:
    cast = matters_stage()
    link_for(cast)
    link, by = last_link(), cast.reach("赵秘书")
    told = at_once(lambda: renew_link(link, by=by))
    assert told == ["", *["已经重发过一个新的，在用的就是它；要再发，请在新的那一行按。"] * 3]
    assert TaskLink.objects.count() == 2
