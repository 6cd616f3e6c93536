"""What a secretary posts, through Django's client, and what the page answers."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from lianchuang.exchange.actions import look
from lianchuang.exchange.importing.plan import DroppedFile, Plan
from lianchuang.records.batches.models import Batch
from tests.cast import Cast
from tests.exchange.sheets import OTHER, PATENT, STUDIO, book

TAGS = re.compile(r"<[^>]*>|\s+")


@dataclass
class Desk:
    """A browser of somebody, at the import pages of the cast's network."""

    cast: Cast
    client: Client

    @property
    def root(self) -> str:
        """/networks/N/imports/"""
        return f"/networks/{self.cast.network.pk}/imports/"

    def drop(self, *files: DroppedFile, year: Any = 2024) -> HttpResponse:
        """Post a drop."""
        uploads = [SimpleUploadedFile(file.name, file.data) for file in files]
        return self.client.post(self.root, {"year": year, "files": uploads})

    def batch(self, *files: DroppedFile) -> Batch:
        """Drop and give the batch that was opened; without files, one new studio and one that asks."""
        answer = self.drop(*(files or (ordinary(),)))
        assert answer.status_code == 302, words_of(answer)
        return Batch.objects.latest("pk")

    def post(self, batch: Batch, noun: str, **typed: Any) -> HttpResponse:
        """Post one of the nouns of a batch."""
        return self.client.post(f"/imports/{batch.pk}/{noun}/", typed)

    def write(self, batch: Batch, **typed: Any) -> HttpResponse:
        """Confirm the plan as it stands now."""
        return self.post(
            batch, "application", **{"seen": plan_of(batch).fingerprint, "doubtful": "skip", **typed}
        )


def ordinary() -> DroppedFile:
    """Two new studios; the second says in its remark that it has left."""
    return book(成员=[STUDIO, OTHER | {"备注": "2023年6月已退出联盟"}])


def faulty() -> DroppedFile:
    """A studio with a wrong credit code, and a patent with a wrong check digit."""
    wrong = STUDIO | {"信用代码": "91350100M000100Y44"}
    return book(成员=[wrong, OTHER], 知识产权=[PATENT | {"申请号/专利号": "201710601862.4"}])


def plan_of(batch: Batch) -> Plan:
    """The plan as it is now."""
    return look(Batch.objects.get(pk=batch.pk))


def words_of(answer: HttpResponse) -> str:
    """What a reader reads, without blanks."""
    page = answer.content.decode()
    return TAGS.sub("", unescape(page[page.find("<main") : page.find("</main>")]))


def errors_of(answer: HttpResponse) -> list[str]:
    """The errors that stand at fields."""
    return [
        unescape(each)
        for each in re.findall(r'<p class="field-error"[^>]*>(.*?)</p>', answer.content.decode())
    ]


def refusals_of(answer: HttpResponse) -> list[str]:
    """What the page says was not done."""
    found = re.search(
        r'<div class="message message-wrong" role="alert".*?<ul>(.*?)</ul>', answer.content.decode(), re.S
    )
    return [unescape(each) for each in re.findall(r"<li>(.*?)</li>", found[1])] if found else []
