"""Activities, their sessions, and who was there by which way."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.networks.models import Network
from lianchuang.people.models import Person
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel


class Activity(RememberedModel):
    """活动: one or more sessions under one title."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    title = models.CharField(_("活动名称"), max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Session(RememberedModel):
    """场次: held on a day, in a mode."""

    class Mode(models.TextChoices):
        ONSITE = "onsite", _("线下")
        ONLINE = "online", _("线上")
        HYBRID = "hybrid", _("线上线下结合")

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="sessions", verbose_name=_("活动")
    )
    held_on = models.DateField(_("日期"))
    starts_at_time = models.TimeField(_("开始时间"), null=True, blank=True)
    place = models.CharField(_("地点"), max_length=120, blank=True)
    mode = models.CharField(_("形式"), max_length=8, choices=Mode.choices, default=Mode.ONSITE)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("证明材料"))

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return self.activity.title

    def get_absolute_url(self) -> str:
        return f"/sessions/{self.pk}/"


class Mark(RememberedModel):
    """签到记录: one line of a sheet; a person counts once a session whatever the ways."""

    class Way(models.TextChoices):
        ONSITE = "onsite", _("现场")
        ONLINE = "online", _("线上")

    class Method(models.TextChoices):
        LIST = "list", _("名单导入")
        TYPED = "typed", _("代录")

    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="marks", verbose_name=_("场次")
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("姓名"))
    way = models.CharField(_("签到方式"), max_length=8, choices=Way.choices)
    is_make_up = models.BooleanField(_("补学"), default=False)
    marked_at_time = models.TimeField(_("签到时间"), null=True, blank=True)
    method = models.CharField(_("登记方式"), max_length=8, choices=Method.choices)
    remark = models.CharField(_("备注"), max_length=200, blank=True)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("证明材料"))

    class Meta:
        ordering = ["session", "pk"]


class Leave(RememberedModel):
    """请假: excused from a session; never a mark."""

    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="leaves", verbose_name=_("场次")
    )
    name_written = models.CharField(_("所填姓名"), max_length=60)
    person = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("姓名")
    )
    reason = models.CharField(_("请假事由"), max_length=200, blank=True)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("证明材料"))

    class Meta:
        ordering = ["pk"]
