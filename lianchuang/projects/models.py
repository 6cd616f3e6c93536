"""Joint projects: who leads, who takes part, when approved."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.networks.models import PRECISIONS, Network, Studio
from lianchuang.people.models import Person
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel
from lianchuang.records.sorting import PinyinField


class Project(RememberedModel):
    """联合攻关项目: lead studio, partners, participants; it counts from its approval."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("已立项")
        NOT_APPROVED = "not_approved", _("未批准")
        PENDING = "pending", _("待定")

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    year = models.PositiveSmallIntegerField(_("年度"))
    number = models.CharField(_("项目编号"), max_length=30, blank=True)
    title = models.CharField(_("项目名称"), max_length=200)
    pinyin = PinyinField(of="title")
    lead = models.ForeignKey(Studio, on_delete=models.PROTECT, related_name="+", verbose_name=_("牵头工作室"))
    direction = models.CharField(_("研究方向"), max_length=60, blank=True)
    decision = models.CharField(
        _("立项决定"), max_length=14, choices=Decision.choices, default=Decision.PENDING
    )
    approved_on = models.DateField(_("立项日期"), null=True, blank=True)
    approved_precision = models.CharField(
        _("立项日期的精度"), max_length=5, choices=PRECISIONS, default="day"
    )
    starts_on = models.DateField(_("开始时间"), null=True, blank=True)
    starts_precision = models.CharField(
        _("开始时间的精度"), max_length=5, choices=PRECISIONS, default="month"
    )
    ends_on = models.DateField(_("结束时间"), null=True, blank=True)
    ends_precision = models.CharField(_("结束时间的精度"), max_length=5, choices=PRECISIONS, default="month")
    funding_yuan = models.DecimalField(
        _("经费（元）"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("证明材料"))

    class Meta:
        ordering = ["year", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "year", "number"],
                condition=~models.Q(number=""),
                name="projects_number_once",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/projects/{self.pk}/"


class Partner(RememberedModel):
    """参与工作室: a partner; one that is not known here is kept as it was written."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="partners", verbose_name=_("项目")
    )
    studio = models.ForeignKey(
        Studio, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("参与工作室")
    )
    name_written = models.CharField(_("所填名称"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("次序"))

    class Meta:
        ordering = ["project", "position", "pk"]


class Participant(RememberedModel):
    """参与人员: a person listed in a project, once in each."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="participants", verbose_name=_("项目")
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("参与人员"))
    position = models.PositiveSmallIntegerField(_("次序"))

    class Meta:
        ordering = ["project", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "person"], name="projects_participant_once")
        ]
