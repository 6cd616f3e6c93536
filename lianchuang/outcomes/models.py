"""Outcomes: patents, software copyrights, benefit, media reports; each with what proves it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianchuang.networks.models import Network
from lianchuang.people.models import Body
from lianchuang.projects.models import Project
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel
from lianchuang.records.sorting import PinyinField


class Patent(RememberedModel):
    """专利: one row for one application number, whoever reports it; its state follows from its dates."""

    class Kind(models.TextChoices):
        INVENTION = "invention", _("发明专利")
        UTILITY_MODEL = "utility_model", _("实用新型")
        DESIGN = "design", _("外观设计")

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    title = models.CharField(_("名称"), max_length=200)
    pinyin = PinyinField(of="title")
    kind = models.CharField(_("类型"), max_length=16, choices=Kind.choices)
    # Without ZL, dot and spaces, check digit included: 2022174720689.
    application_number = models.CharField(_("申请号"), max_length=13, unique=True)
    filed_on = models.DateField(_("申请日"), null=True, blank=True)
    published_on = models.DateField(_("公布日"), null=True, blank=True)
    granted_on = models.DateField(_("授权日"), null=True, blank=True)
    lapsed_on = models.DateField(_("失效日"), null=True, blank=True)
    project = models.ForeignKey(
        Project,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("来源项目"),
    )
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("证明材料"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/outcomes/patents/{self.pk}/"


class SoftwareCopyright(RememberedModel):
    """软件著作权: not a patent."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    title = models.CharField(_("名称"), max_length=200)
    pinyin = PinyinField(of="title")
    number = models.CharField(_("登记号"), max_length=20, unique=True)
    registered_on = models.DateField(_("登记日"), null=True, blank=True)
    project = models.ForeignKey(
        Project,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("来源项目"),
    )
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("证明材料"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/outcomes/copyrights/{self.pk}/"


class Credit(RememberedModel):
    """完成单位: a body's part in a patent or a copyright, in order of contribution."""

    patent = models.ForeignKey(
        Patent, null=True, on_delete=models.CASCADE, related_name="credits", verbose_name=_("专利")
    )
    copyright = models.ForeignKey(
        SoftwareCopyright,
        null=True,
        on_delete=models.CASCADE,
        related_name="credits",
        verbose_name=_("软件著作权"),
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("完成单位"))
    position = models.PositiveSmallIntegerField(_("次序"))

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(patent__isnull=False, copyright__isnull=True)
                | Q(patent__isnull=True, copyright__isnull=False),
                name="outcomes_credit_of_one",
            )
        ]


class Benefit(RememberedModel):
    """经济效益: forecast is not realised; claimed is not confirmed."""

    class Stage(models.TextChoices):
        REALISED = "realised", _("已实现")
        FORECAST = "forecast", _("预计")

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    project = models.ForeignKey(
        Project,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("来源项目"),
    )
    stage = models.CharField(_("效益类型"), max_length=10, choices=Stage.choices)
    is_confirmed = models.BooleanField(_("财务已确认"))
    amount_yuan = models.DecimalField(_("金额（元）"), max_digits=16, decimal_places=2)
    # Both ends included.
    period_first = models.DateField(_("期间起"))
    period_last = models.DateField(_("期间止"))
    reported_year = models.PositiveSmallIntegerField(_("填报年度"))
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("证明材料"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.amount_yuan} 元"

    def get_absolute_url(self) -> str:
        return f"/outcomes/benefits/{self.pk}/"


class MediaReport(RememberedModel):
    """媒体报道: a reprint is told apart from an original and never counts as one."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    title = models.CharField(_("标题"), max_length=200)
    pinyin = PinyinField(of="title")
    outlet = models.CharField(_("媒体"), max_length=80)
    level = models.CharField(_("级别"), max_length=20, blank=True)
    printed_on = models.DateField(_("日期"))
    link = models.CharField(_("链接"), max_length=500, blank=True)
    clicks = models.PositiveBigIntegerField(_("点击量"), null=True, blank=True)
    clicks_at_least = models.BooleanField(_("点击量是下限"), default=False)
    is_original = models.BooleanField(_("原创"))
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("证明材料"))

    class Meta:
        ordering = ["printed_on", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/outcomes/media/{self.pk}/"
