"""What is decided on a proposal: formal check, likeness, selection."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.programmes.models.proposals import Proposal
from lianchuang.records.past.row import RememberedModel


class FormalCheck(RememberedModel):
    """形式审查: one look at one submission: passed, returned for completion by a day, or refused."""

    class Verdict(models.TextChoices):
        PASSED = "passed", _("通过")
        RETURNED = "returned", _("退回补正")
        REFUSED = "refused", _("不通过")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="formal_checks")
    verdict = models.CharField(_("结论"), max_length=8, choices=Verdict.choices)
    reason = models.TextField(_("说明"), blank=True)
    complete_by = models.DateField(_("补正期限"), null=True)
    checked_at = models.DateTimeField(_("审查于"))
    checked_by_name = models.CharField(_("审查人"), max_length=80)

    class Meta:
        ordering = ["proposal", "pk"]


class FormalFinding(RememberedModel):
    """形审的一条: yes or no, with the reason for a no; presets in rules.py."""

    formal_check = models.ForeignKey(FormalCheck, on_delete=models.CASCADE, related_name="findings")
    preset = models.CharField(max_length=30)
    is_fine = models.BooleanField(_("没有问题"))
    reason = models.CharField(_("问题"), max_length=300, blank=True)

    class Meta:
        ordering = ["formal_check", "pk"]


class LikenessCheck(RememberedModel):
    """查重结论: an officer's verdict on one earlier text that a proposal resembles."""

    class Verdict(models.TextChoices):
        DIFFERENT = "different", _("不是一回事")
        CONTINUED = "continued", _("在原有基础上继续做")
        REPEATED = "repeated", _("重复申报")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="likeness_checks")
    # The other text's key and title as they were (records.finding.Text).
    other_key = models.CharField(max_length=60)
    other_title = models.CharField(_("相似的材料"), max_length=300)
    percent = models.PositiveSmallIntegerField(_("相似程度（%）"))
    verdict = models.CharField(_("结论"), max_length=10, choices=Verdict.choices)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    checked_at = models.DateTimeField(_("认定于"))
    checked_by_name = models.CharField(_("认定人"), max_length=80)

    class Meta:
        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "other_key"], name="programmes_likeness_once")
        ]


class Selection(RememberedModel):
    """评定: what the council decided on one proposal; a departure from the ranking keeps its reason."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="selection")
    rank = models.PositiveSmallIntegerField(_("名次"), null=True)
    score = models.DecimalField(_("得分"), max_digits=6, decimal_places=2, null=True)
    departs = models.BooleanField(_("与排名不一致"), default=False)
    reason = models.CharField(_("理由"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("评定于"))
    decided_by_name = models.CharField(_("评定人"), max_length=80)

    class Meta:
        ordering = ["rank", "pk"]
