"""Rounds and their entries."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.people.models import Body, Person
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel
from lianchuang.reviews.models.schemes import Scheme

NUMBERS = 10**15


def drawn_number() -> int:
    """A key in no order: among keys in a row a gap would tell an expert what is kept from them."""
    return secrets.randbelow(NUMBERS - 1) + 1


class Round(RememberedModel):
    """评审: entries, experts and a frozen scheme, from the declaration of conflicts to the ranked list."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("准备中")
        DECLARING = "declaring", _("回避申报")
        SCORING = "scoring", _("评分中")
        CLOSED = "closed", _("评分结束")

    network = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    title = models.CharField(_("评审名称"), max_length=120)
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="+", verbose_name=_("评审方案"))
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.PREPARED)
    # Everyone scores everything that is not in conflict; else assignments are made by hand.
    everyone_scores_all = models.BooleanField(_("全员评全部"), default=True)
    # Scoring ends at it (excluded), by the clock.
    closes_at = models.DateTimeField(_("评分截止"), null=True)
    closed_at = models.DateTimeField(_("评分结束于"), null=True)
    # The page of what is reviewed, inside the house; opened again when scoring has ended.
    origin = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/reviews/{self.pk}/"


class Entry(RememberedModel):
    """参评项: coded, so that experts see no names; what they read is its text and its files."""

    id = models.BigIntegerField(primary_key=True, default=drawn_number)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="entries")
    code = models.CharField(_("编码"), max_length=12)
    # What it is in the house, such as "proposal:7".
    key = models.CharField(max_length=60)
    title = models.CharField(_("名称"), max_length=200)
    # As shown to experts: a line "## heading" begins a section.
    text = models.TextField(_("内容"))
    is_withdrawn = models.BooleanField(_("已撤回"), default=False)

    class Meta:
        ordering = ["round", "code"]
        constraints = [
            models.UniqueConstraint(fields=["round", "code"], name="reviews_entry_code"),
            models.UniqueConstraint(fields=["round", "key"], name="reviews_entry_once"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/entries/{self.pk}/score/"


class Party(RememberedModel):
    """利益相关方: a person or body behind an entry; conflicts are computed from these."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="parties")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(_("身份"), max_length=40)

    class Meta:
        ordering = ["entry", "pk"]


class EntryFile(RememberedModel):
    """参评附件: a folder an expert may open while scoring the entry."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="files")
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["entry", "pk"]
