"""Schemes, rounds, experts, conflicts, score sheets. A review knows entries, not what they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.matters.models import StampedPaper
from lianchuang.people.models import Body, Person
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel


class Scheme(RememberedModel):
    """评审方案: criteria and how scores are put together; a version that a round has frozen is never edited."""

    network = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    title = models.CharField(_("方案名称"), max_length=120)
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    # From so many scores on, one highest and one lowest are dropped.
    drops_extremes_from = models.PositiveSmallIntegerField(_("几份起去掉最高最低"), default=5)
    minimum_scores = models.PositiveSmallIntegerField(_("至少几份评分"), default=3)
    frozen_at = models.DateTimeField(_("定稿于"), null=True)

    class Meta:
        ordering = ["title", "version"]
        constraints = [
            models.UniqueConstraint(fields=["network", "title", "version"], name="reviews_scheme_version")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/schemes/{self.pk}/"


class Criterion(RememberedModel):
    """指标: one item with its maximum; a veto item is yes or no; one item may break ties."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField(_("次序"))
    dimension = models.CharField(_("维度"), max_length=60, blank=True)
    title = models.CharField(_("指标"), max_length=120)
    hint = models.CharField(_("评分说明"), max_length=300, blank=True)
    maximum = models.DecimalField(_("满分"), max_digits=5, decimal_places=1)
    is_veto = models.BooleanField(_("一票否决"), default=False)
    breaks_ties = models.BooleanField(_("同分时比这一项"), default=False)

    class Meta:
        ordering = ["scheme", "position"]

    def __str__(self) -> str:
        return self.title


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
    closes_at = models.DateTimeField(_("评分截止"), null=True)
    origin = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/reviews/{self.pk}/"


class Entry(RememberedModel):
    """参评项: coded, so that experts see no names; what they read is its text and its files."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="entries")
    code = models.CharField(_("编码"), max_length=12)
    # What it is in the house, such as "proposal:7".
    key = models.CharField(max_length=60)
    title = models.CharField(_("名称"), max_length=200)
    # (heading, text) lines as shown to experts: a line "## heading" begins a section.
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


class Party(RememberedModel):
    """利益相关方: a person or body behind an entry; conflicts are computed from these."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="parties")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(_("身份"), max_length=40)

    class Meta:
        ordering = ["entry", "pk"]


class Expert(RememberedModel):
    """评审专家: a person on the panel of one round; declares conflicts before content opens."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="experts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("专家"))
    invited_at = models.DateTimeField(_("邀请于"))
    declared_at = models.DateTimeField(_("申报于"), null=True)
    left_at = models.DateTimeField(_("退出于"), null=True)

    class Meta:
        ordering = ["round", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="reviews_expert_once")]


class Recusal(RememberedModel):
    """回避: computed from facts or declared; set aside only by a second officer, and back if the facts change."""

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
    proposal_reason = models.CharField(_("建议不回避的理由"), max_length=300, blank=True)
    set_aside_at = models.DateTimeField(_("准予不回避于"), null=True)
    set_aside_by_name = models.CharField(_("准予人"), max_length=80, blank=True)

    class Meta:
        ordering = ["expert", "entry", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["expert", "entry", "kind"], name="reviews_recusal_once")
        ]


class Assignment(RememberedModel):
    """分配: this expert scores this entry; used where not everyone scores everything."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="assignments")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="assignments")

    class Meta:
        ordering = ["expert", "entry"]
        constraints = [models.UniqueConstraint(fields=["expert", "entry"], name="reviews_assignment_once")]


class ScoreSheet(RememberedModel):
    """评分: one expert's scores of one entry; a sheet typed from paper counts once a second person has checked it."""

    class State(models.TextChoices):
        DRAFTED = "drafted", _("未交")
        TYPED = "typed", _("代录待核对")
        HANDED_IN = "handed_in", _("已交")

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="sheets")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="sheets")
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DRAFTED)
    comment = models.TextField(_("意见"), blank=True)
    # Sum of its points, set when handed in or checked.
    total = models.DecimalField(_("总分"), max_digits=6, decimal_places=1, null=True)
    handed_in_at = models.DateTimeField(_("交于"), null=True)
    stamped_paper = models.ForeignKey(StampedPaper, null=True, on_delete=models.PROTECT, related_name="+")
    typed_by_account_id = models.BigIntegerField(null=True)
    checked_by_name = models.CharField(_("核对人"), max_length=80, blank=True)
    checked_at = models.DateTimeField(_("核对于"), null=True)

    class Meta:
        ordering = ["entry", "expert"]
        constraints = [models.UniqueConstraint(fields=["expert", "entry"], name="reviews_scoresheet_once")]


class Points(RememberedModel):
    """一项得分: points for one criterion; for a veto item 0 or 1 (1: vetoed)."""

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.CASCADE, related_name="points")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    points = models.DecimalField(_("得分"), max_digits=5, decimal_places=1)

    class Meta:
        ordering = ["sheet", "criterion"]
        constraints = [models.UniqueConstraint(fields=["sheet", "criterion"], name="reviews_points_once")]


class EntryFile(RememberedModel):
    """参评附件: a folder an expert may open while scoring the entry."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="files")
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["entry", "pk"]
