"""Activities, their sessions, and who was there by which way."""

from django.db import models

from lianchuang.networks.models import Network
from lianchuang.people.models import Person
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel


class Activity(RememberedModel):
    """活动: one or more sessions under one title."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Session(RememberedModel):
    """场次: held on a day, in a mode."""

    class Mode(models.TextChoices):
        ONSITE = "onsite", "线下"
        ONLINE = "online", "线上"
        HYBRID = "hybrid", "线上线下结合"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="sessions")
    held_on = models.DateField()
    starts_at_time = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    mode = models.CharField(max_length=8, choices=Mode.choices, default=Mode.ONSITE)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return self.activity.title

    def get_absolute_url(self) -> str:
        return f"/sessions/{self.pk}/"


class Mark(RememberedModel):
    """签到记录: one line of a sheet; a person counts once a session whatever the ways."""

    class Way(models.TextChoices):
        ONSITE = "onsite", "现场"
        ONLINE = "online", "线上"

    class Method(models.TextChoices):
        LIST = "list", "名单导入"
        TYPED = "typed", "代录"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="marks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=8, choices=Way.choices)
    is_make_up = models.BooleanField(default=False)
    marked_at_time = models.TimeField(null=True, blank=True)
    method = models.CharField(max_length=8, choices=Method.choices)
    remark = models.CharField(max_length=200, blank=True)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["session", "pk"]


class Leave(RememberedModel):
    """请假: excused from a session; never a mark."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="leaves")
    name_written = models.CharField(max_length=60)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
