"""The worker's part of the outbox: what was queued goes out by SMTP, one by one, each with its outcome."""

import smtplib
from collections.abc import Callable
from datetime import timedelta

from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q, QuerySet

from lianchuang.matters.actions.messages import watch_outbox
from lianchuang.matters.actions.outbox import drop_settled
from lianchuang.matters.models import Message
from lianchuang.matters.queries import UNSENT, with_words
from lianchuang.matters.rules.messages import blanked
from lianchuang.records.past import Author, now

State, Failure = Message.State, Message.Failure
AT_ONCE = 20
CUT_OFF_AFTER = timedelta(minutes=10)
LONGEST_DETAIL = 300
POSTMAN = Author(None, "系统发信")


def send_queued_messages() -> int:
    """Send what was queued; how many went. An idle house is asked one plain question.

    Each is claimed before it goes, so that two workers never send one twice; one that was cut off while it was being
    sent is told as such and not sent again by itself.
    """
    queued = Message.objects.filter(state=State.QUEUED)
    if not queued.exists():
        return 0
    _tell_cut_off(queued)
    sent = 0
    while rows := list(
        with_words(queued.filter(claimed_at__isnull=True)).select_related("network")[:AT_ONCE]
    ):
        sent += _send(rows)
    return sent


def drop_settled_messages() -> int:
    """Take messages out of the outbox whose matter was settled meanwhile; how many."""
    unsent = Message.objects.filter(state__in=UNSENT).exclude(matter_key="")
    settled = list(with_words(unsent).filter(Q(is_settled=True)).values_list("pk", flat=True))
    return drop_settled(settled, by=POSTMAN) if settled else 0


def _send(rows: list[Message]) -> int:
    settled = [row for row in rows if row.is_settled]  # type: ignore[attr-defined]
    if settled:
        drop_settled([row.pk for row in settled], by=POSTMAN)
    connection = mail.get_connection()
    closed = _closed(connection)
    done = []
    for row in rows:
        if row in settled or not _claim(row):
            continue
        why, detail = closed if closed[0] else _failure_of(_letter(row, connection).send)
        _keep_outcome(row, why, detail)
        done.append(row)
        if why and not closed[0]:
            connection.close()  # the next one begins a conversation of its own
    connection.close()
    for network in {row.network for row in done if row.state == State.FAILED}:
        watch_outbox(network, by=POSTMAN)
    return len([row for row in done if row.state == State.SENT])


def _closed(connection: BaseEmailBackend) -> tuple[str, str]:
    """Why the server cannot be reached, asked once and not once a message; "" where it can."""
    why, detail = _failure_of(connection.open)
    return (why if why in ("", Failure.NO_ENTRY) else Failure.NO_SERVER), detail


def _claim(row: Message) -> bool:
    row.claimed_at = now()
    free = Message.objects.filter(pk=row.pk, state=State.QUEUED, claimed_at__isnull=True)
    return bool(free.update(claimed_at=row.claimed_at))


def _letter(row: Message, connection: BaseEmailBackend) -> mail.EmailMessage:
    return mail.EmailMessage(" ".join(row.subject.split()), row.text, to=[row.email], connection=connection)


def _failure_of(do: Callable[[], object]) -> tuple[str, str]:
    """Why it was not done, and what the server said; "" where it was."""
    try:
        do()
    except smtplib.SMTPAuthenticationError as error:
        return Failure.NO_ENTRY, _said(error.smtp_error)
    except smtplib.SMTPRecipientsRefused as error:
        return Failure.NO_READER, _said(*error.recipients.values())
    except smtplib.SMTPServerDisconnected as error:
        return Failure.CUT_OFF, _said(error)
    except smtplib.SMTPResponseException as error:
        return Failure.NOT_TAKEN, _said(error.smtp_code, error.smtp_error)
    except OSError as error:
        is_answer = isinstance(error, smtplib.SMTPException)
        return (Failure.NOT_TAKEN if is_answer else Failure.NO_SERVER), _said(error)
    except ValueError as error:  # an address or a header that cannot be written
        return Failure.NOT_TAKEN, _said(error)
    return "", ""


def _keep_outcome(row: Message, why: str, detail: str) -> None:
    row.state = State.FAILED if why else State.SENT
    row.failure, row.failure_detail, row.sent_at = why, detail[:LONGEST_DETAIL], now()
    if not why:
        row.text = blanked(row.text)
    row.save(update_fields=["state", "failure", "failure_detail", "sent_at", "text"])


def _said(*words: object) -> str:
    """What a server said, as text."""
    told = [part for each in words for part in (each if isinstance(each, tuple) else (each,))]
    texts = [each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in told]
    return " ".join(" ".join(texts).split())


def _tell_cut_off(queued: QuerySet[Message]) -> None:
    """A worker that ended in the middle of sending: it may have gone, or not."""
    lost = list(queued.filter(claimed_at__lt=now() - CUT_OFF_AFTER).select_related("network"))
    for row in lost:
        row.state, row.failure, row.sent_at = State.FAILED, Failure.CUT_OFF, now()
        row.save(update_fields=["state", "failure", "sent_at"])
        watch_outbox(row.network, by=POSTMAN)
