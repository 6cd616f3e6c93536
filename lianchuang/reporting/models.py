"""The ledger of reported values: what left the office, to whom, when, by which paper."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.networks.models import Network
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel


class ReportedValue(RememberedModel):
    """报数台账: one value that was reported; value is null where 未统计 was reported."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    code = models.CharField(_("指标"), max_length=60)
    year = models.PositiveSmallIntegerField(_("年度"))
    value = models.DecimalField(_("准数"), max_digits=18, decimal_places=2, null=True)
    phrase = models.CharField(_("表述"), max_length=40)
    grade = models.CharField(_("证明等级"), max_length=12)
    # The act the value was read at; null for values typed in from before this installation.
    known_act = models.BigIntegerField(_("按哪次登记后的台账"), null=True)
    reported_on = models.DateField(_("报出日期"))
    addressee = models.CharField(_("报给"), max_length=80, blank=True)
    channel = models.CharField(_("方式"), max_length=40)
    paper = models.CharField(_("依据"), max_length=120, blank=True)
    folder = models.ForeignKey(
        Folder, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("证明材料夹")
    )

    class Meta:
        ordering = ["-reported_on", "-pk"]
        indexes = [models.Index(fields=["network", "year"], name="reporting_of_year")]

    def __str__(self) -> str:
        return self.phrase
