"""Outcomes: patents, software copyrights, benefit, media reports; each with what proves it."""

from django.db import models
from django.db.models import Q

from lianchuang.networks.models import Network
from lianchuang.people.models import Body
from lianchuang.projects.models import Project
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel


class Patent(RememberedModel):
    """专利: one row for one application number, whoever reports it; its state follows from its dates."""

    class Kind(models.TextChoices):
        INVENTION = "invention", "发明专利"
        UTILITY_MODEL = "utility_model", "实用新型"
        DESIGN = "design", "外观设计"

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    # Without ZL, dot and spaces, check digit included: 2022174720689.
    application_number = models.CharField(max_length=13, unique=True)
    filed_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    granted_on = models.DateField(null=True, blank=True)
    lapsed_on = models.DateField(null=True, blank=True)
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/outcomes/patents/{self.pk}/"


class SoftwareCopyright(RememberedModel):
    """软件著作权: not a patent."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=20, unique=True)
    registered_on = models.DateField(null=True, blank=True)
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/outcomes/copyrights/{self.pk}/"


class Credit(RememberedModel):
    """完成单位: a body's part in a patent or a copyright, in order of contribution."""

    patent = models.ForeignKey(Patent, null=True, on_delete=models.CASCADE, related_name="credits")
    copyright = models.ForeignKey(SoftwareCopyright, null=True, on_delete=models.CASCADE, related_name="credits")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

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
        REALISED = "realised", "已实现"
        FORECAST = "forecast", "预计"

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    is_confirmed = models.BooleanField()
    amount_yuan = models.DecimalField(max_digits=16, decimal_places=2)
    # Both ends included.
    period_first = models.DateField()
    period_last = models.DateField()
    reported_year = models.PositiveSmallIntegerField()
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.amount_yuan} 元"

    def get_absolute_url(self) -> str:
        return f"/outcomes/benefits/{self.pk}/"


class MediaReport(RememberedModel):
    """媒体报道: a reprint is told apart from an original and never counts as one."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    outlet = models.CharField(max_length=80)
    level = models.CharField(max_length=20, blank=True)
    printed_on = models.DateField()
    link = models.CharField(max_length=500, blank=True)
    clicks = models.PositiveBigIntegerField(null=True, blank=True)
    clicks_at_least = models.BooleanField(default=False)
    is_original = models.BooleanField()
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["printed_on", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/outcomes/media/{self.pk}/"
