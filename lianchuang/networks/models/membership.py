"""Who sits in a network."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianchuang.networks.models.network import PRECISIONS, Group, Network
from lianchuang.networks.models.studio import Studio
from lianchuang.people.models import Body, Person
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel


class Membership(RememberedModel):
    """成员: a studio, a body or a person sits in a network; open on a day if joined by it and not left by it."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("联盟")
    )
    studio = models.ForeignKey(
        Studio, null=True, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("工作室")
    )
    body = models.ForeignKey(
        Body, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("单位")
    )
    person = models.ForeignKey(
        Person, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("人员")
    )
    group = models.ForeignKey(
        Group, null=True, on_delete=models.SET_NULL, related_name="memberships", verbose_name=_("工作组")
    )
    joined_on = models.DateField(_("加入日期"))
    joined_precision = models.CharField(max_length=5, choices=PRECISIONS, default="day")
    left_on = models.DateField(_("退出日期"), null=True, blank=True)
    left_precision = models.CharField(max_length=5, choices=PRECISIONS, default="day")
    leaving_reason = models.CharField(_("退出原因"), max_length=200, blank=True)
    # Until this day (excluded) its unit is passed over where the chair rotates.
    rotation_leave_until = models.DateField(_("轮值请假至"), null=True, blank=True)
    rotation_leave_reason = models.CharField(_("请假原因"), max_length=200, blank=True)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(studio__isnull=False, body__isnull=True, person__isnull=True)
                | Q(studio__isnull=True, body__isnull=False, person__isnull=True)
                | Q(studio__isnull=True, body__isnull=True, person__isnull=False),
                name="networks_membership_one_kind",
            )
        ]
