"""The call for projects: its window, its limits, its form."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.notices.models import Notice
from lianchuang.programmes.models.programme import Programme
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel
from lianchuang.reviews.models import Round, Scheme


class Call(RememberedModel):
    """征集: open from an instant (included) until an instant (excluded), by the clock and by nobody's hand."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="calls")
    title = models.CharField(_("征集名称"), max_length=120)
    text = models.TextField(_("征集说明"), blank=True)
    opens_at = models.DateTimeField(_("开始"))
    closes_at = models.DateTimeField(_("截止"))
    # None: no limit.
    most_per_studio = models.PositiveSmallIntegerField(_("每个工作室最多申报"), null=True)
    most_per_body = models.PositiveSmallIntegerField(_("每个单位最多牵头"), null=True)
    most_funding_yuan = models.DecimalField(_("经费上限（元）"), max_digits=12, decimal_places=2, null=True)
    scheme = models.ForeignKey(
        Scheme, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("评审方案")
    )
    notice_length = models.PositiveSmallIntegerField(_("公示天数"), default=5)
    notice_unit = models.CharField(
        _("公示天数单位"), max_length=8, choices=Notice.Unit.choices, default=Notice.Unit.WORKING
    )
    notice_counts_first_day = models.BooleanField(_("公示首日计入"), default=True)
    form_version = models.PositiveSmallIntegerField(_("申报书版本"), default=1)
    round = models.OneToOneField(Round, null=True, on_delete=models.PROTECT, related_name="+")
    notice = models.OneToOneField(Notice, null=True, on_delete=models.PROTECT, related_name="+")
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["programme", "opens_at", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/calls/{self.pk}/"


class Question(RememberedModel):
    """申报书的一问: a preset one or one added 〔加一问〕."""

    class Kind(models.TextChoices):
        LINE = "line", _("一行文字")
        TEXT = "text", _("一段文字")
        NUMBER = "number", _("数字")
        YES_NO = "yes_no", _("是或否")

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(_("次序"))
    label = models.CharField(_("问题"), max_length=120)
    help_text = models.CharField(_("提示"), max_length=300, blank=True)
    kind = models.CharField(_("怎么答"), max_length=8, choices=Kind.choices, default=Kind.TEXT)
    is_required = models.BooleanField(_("必答"), default=True)
    longest = models.PositiveSmallIntegerField(_("最多字数"), default=2000)
    # The name of the preset it came from, "" for one of the alliance's own.
    preset = models.CharField(max_length=30, blank=True)
    # Asked no more from the next version of the form on; answers given stay.
    is_dropped = models.BooleanField(_("不再问"), default=False)

    class Meta:
        ordering = ["call", "position", "pk"]

    def __str__(self) -> str:
        return self.label
