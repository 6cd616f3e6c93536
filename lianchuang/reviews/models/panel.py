"""Experts, what they must keep out of, what they are given to score."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.people.models import Person
from lianchuang.records.past.row import RememberedModel
from lianchuang.reviews.models.rounds import Entry, Round


class Expert(RememberedModel):
    """评审专家: a person on the panel of one round; declares conflicts before content opens."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="experts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("专家"))
    invited_at = models.DateTimeField(_("邀请于"))
    declared_at = models.DateTimeField(_("申报于"), null=True)
    # What was handed in before still counts.
    left_at = models.DateTimeField(_("退出于"), null=True)
    leaving_reason = models.CharField(_("退出的理由"), max_length=300, blank=True)

    class Meta:
        ordering = ["round", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="reviews_expert_once")]

    def __str__(self) -> str:
        return str(self.person)


class Recusal(RememberedModel):
    """回避: computed from facts or declared; set aside only by a second officer, and back if the facts change.

    Whether a computed one is in force is asked of the facts each time (queries/conflicts.py); its row keeps when it was
    found, and whether it was set aside.
    """

    class Kind(models.TextChoices):
        COMPUTED = "computed", _("系统发现")
        DECLARED = "declared", _("本人申报")

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="recusals")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="recusals")
    kind = models.CharField(_("来源"), max_length=8, choices=Kind.choices)
    reason = models.CharField(_("理由"), max_length=300)
    # Of the facts it was computed from; another digest later brings a set-aside recusal back.
    facts_digest = models.CharField(max_length=64, blank=True)
    found_at = models.DateTimeField(_("发现于"))
    proposed_by_account_id = models.BigIntegerField(null=True)
    proposed_by_name = models.CharField(_("建议人"), max_length=80, blank=True)
    proposal_reason = models.CharField(_("建议不回避的理由"), max_length=300, blank=True)
    set_aside_at = models.DateTimeField(_("准予不回避于"), null=True)
    set_aside_by_name = models.CharField(_("准予人"), max_length=80, blank=True)

    class Meta:
        ordering = ["expert", "entry", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["expert", "entry", "kind"], name="reviews_recusal_once")
        ]

    def get_absolute_url(self) -> str:
        return f"/recusals/{self.pk}/"


class Assignment(RememberedModel):
    """分配: this expert scores this entry; used where not everyone scores everything."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="assignments")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="assignments")

    class Meta:
        ordering = ["expert", "entry"]
        constraints = [models.UniqueConstraint(fields=["expert", "entry"], name="reviews_assignment_once")]
