"""Score sheets, and what is being typed into them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.matters.models import StampedPaper
from lianchuang.records.past.row import RememberedModel
from lianchuang.reviews.models.panel import Expert
from lianchuang.reviews.models.rounds import Entry
from lianchuang.reviews.models.schemes import Criterion


class ScoreSheet(RememberedModel):
    """评分: one expert's scores of one entry; a sheet typed from paper counts once a second person has checked it."""

    class State(models.TextChoices):
        TYPED = "typed", _("代录待核对")
        HANDED_IN = "handed_in", _("已交")

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="sheets")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="sheets")
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.HANDED_IN)
    comment = models.TextField(_("意见"), blank=True)
    # Put together from its points by rules.summed.
    total = models.DecimalField(_("总分"), max_digits=6, decimal_places=1)
    tie_points = models.DecimalField(_("同分比较项"), max_digits=5, decimal_places=1, null=True)
    is_vetoed = models.BooleanField(_("一票否决"), default=False)
    handed_in_at = models.DateTimeField(_("交于"))
    stamped_paper = models.ForeignKey(StampedPaper, null=True, on_delete=models.PROTECT, related_name="+")
    typed_by_account_id = models.BigIntegerField(null=True)
    checked_by_name = models.CharField(_("核对人"), max_length=80, blank=True)
    checked_at = models.DateTimeField(_("核对于"), null=True)

    class Meta:
        ordering = ["entry", "expert"]
        constraints = [models.UniqueConstraint(fields=["expert", "entry"], name="reviews_scoresheet_once")]

    def get_absolute_url(self) -> str:
        return f"/score-sheets/{self.pk}/check/"


class Points(RememberedModel):
    """一项得分: points for one criterion; for a veto item 0 or 1 (1: vetoed)."""

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.CASCADE, related_name="points")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    points = models.DecimalField(_("得分"), max_digits=5, decimal_places=1)

    class Meta:
        ordering = ["sheet", "criterion"]
        constraints = [models.UniqueConstraint(fields=["sheet", "criterion"], name="reviews_points_once")]


class SheetDraft(models.Model):
    """没交的评分: what an expert has typed so far, as typed, also what is wrong. Working paper, not remembered."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="drafts")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="drafts")
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["expert", "entry"], name="reviews_sheetdraft_once")]

    def __str__(self) -> str:
        return f"{self.expert_id} {self.entry_id}"
