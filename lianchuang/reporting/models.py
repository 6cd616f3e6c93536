"""The ledger of reported values: what left the office, to whom, when, by which paper."""

from django.db import models

from lianchuang.networks.models import Network
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel


class ReportedValue(RememberedModel):
    """报数台账: one value that was reported; value is null where 未统计 was reported."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    phrase = models.CharField(max_length=40)
    grade = models.CharField(max_length=12)
    # The act the value was read at; null for values typed in from before this installation.
    known_act = models.BigIntegerField(null=True)
    reported_on = models.DateField()
    addressee = models.CharField(max_length=80, blank=True)
    channel = models.CharField(max_length=40)
    paper = models.CharField(max_length=120, blank=True)
    folder = models.ForeignKey(Folder, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
