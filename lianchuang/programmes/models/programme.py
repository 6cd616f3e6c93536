"""The programme of a year: stages, research directions, joint topics and who claims them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.matters.models import StampedPaper
from lianchuang.networks.models import Network, Studio
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel


class Programme(RememberedModel):
    """年度: a network's year, from its opening until everything is settled or carried over."""

    class State(models.TextChoices):
        OPEN = "open", _("进行中")
        CLOSED = "closed", _("已收年")

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    year = models.PositiveSmallIntegerField(_("年度"))
    goals = models.TextField(_("年度目标"), blank=True)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField(_("开年于"))
    closed_at = models.DateTimeField(_("收年于"), null=True)

    class Meta:
        ordering = ["network", "-year"]
        constraints = [models.UniqueConstraint(fields=["network", "year"], name="programmes_year_once")]

    def __str__(self) -> str:
        return str(self.year)

    def get_absolute_url(self) -> str:
        return f"/programmes/{self.pk}/"


class Stage(RememberedModel):
    """年历: a stage of the year with its days, both included; the year ribbon shows them."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField(_("次序"))
    title = models.CharField(_("阶段"), max_length=60)
    # The name of the preset it came from (rules/year.py), which says what it counts; "" for one of the alliance's own.
    preset = models.CharField(max_length=30, blank=True)
    starts_on = models.DateField(_("起"))
    ends_on = models.DateField(_("止"))

    class Meta:
        ordering = ["programme", "position"]

    def __str__(self) -> str:
        return self.title


class Direction(RememberedModel):
    """研究方向: what the year is to work on."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="directions")
    position = models.PositiveSmallIntegerField(_("次序"))
    title = models.CharField(_("研究方向"), max_length=60)
    text = models.TextField(_("说明"), blank=True)

    class Meta:
        ordering = ["programme", "position"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "title"], name="programmes_direction_once")
        ]

    def __str__(self) -> str:
        return self.title


class JointTopic(RememberedModel):
    """合作课题: set by the alliance, claimed by studios."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="topics")
    direction = models.ForeignKey(Direction, null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(_("合作课题"), max_length=200)
    text = models.TextField(_("要解决什么"), blank=True)
    most_claims = models.PositiveSmallIntegerField(_("最多几家认领"), null=True)
    is_closed = models.BooleanField(_("停止认领"), default=False)

    class Meta:
        ordering = ["programme", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/topics/{self.pk}/"


class TopicClaim(RememberedModel):
    """认领: a studio takes up a joint topic; withdrawn, it stays with its end."""

    topic = models.ForeignKey(JointTopic, on_delete=models.CASCADE, related_name="claims")
    studio = models.ForeignKey(Studio, on_delete=models.PROTECT, related_name="+", verbose_name=_("工作室"))
    claimed_at = models.DateTimeField(_("认领于"))
    note = models.CharField(_("打算怎么做"), max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(_("退出于"), null=True)
    withdrawal_reason = models.CharField(_("退出理由"), max_length=300, blank=True)
    # What it stands on where the secretary typed it in for a studio, and where the scan lies.
    stamped_paper = models.ForeignKey(
        StampedPaper, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("盖章件")
    )
    folder = models.ForeignKey(Folder, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["topic", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "studio"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="programmes_claim_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.studio)
