"""Joint projects: who leads, who takes part, when approved."""

from django.db import models

from lianchuang.networks.models import PRECISIONS, Network, Studio
from lianchuang.people.models import Person
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel


class Project(RememberedModel):
    """联合攻关项目: lead studio, partners, participants; it counts from its approval."""

    class Decision(models.TextChoices):
        APPROVED = "approved", "已立项"
        NOT_APPROVED = "not_approved", "未批准"
        PENDING = "pending", "待定"

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=200)
    lead = models.ForeignKey(Studio, on_delete=models.PROTECT, related_name="+")
    direction = models.CharField(max_length=60, blank=True)
    decision = models.CharField(max_length=14, choices=Decision.choices, default=Decision.PENDING)
    approved_on = models.DateField(null=True, blank=True)
    approved_precision = models.CharField(max_length=5, choices=PRECISIONS, default="day")
    starts_on = models.DateField(null=True, blank=True)
    starts_precision = models.CharField(max_length=5, choices=PRECISIONS, default="month")
    ends_on = models.DateField(null=True, blank=True)
    ends_precision = models.CharField(max_length=5, choices=PRECISIONS, default="month")
    funding_yuan = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["year", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "number"], condition=~models.Q(number=""), name="projects_number_once"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/projects/{self.pk}/"


class Partner(RememberedModel):
    """参与工作室: a partner; one that is not known here is kept as it was written."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partners")
    studio = models.ForeignKey(Studio, null=True, on_delete=models.PROTECT, related_name="+")
    name_written = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["project", "position", "pk"]


class Participant(RememberedModel):
    """参与人员: a person listed in a project, once in each."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["project", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["project", "person"], name="projects_participant_once")]
