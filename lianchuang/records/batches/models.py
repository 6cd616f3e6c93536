"""A batch: what is planned, looked at, applied and undone as one act."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.records.files.models import Content


class Batch(models.Model):
    """批: files and decisions of one bulk act. Working paper, so not remembered; what it wrote is."""

    class State(models.TextChoices):
        PLANNED = "planned", _("待确认")
        APPLIED = "applied", _("已写入")
        UNDONE = "undone", _("已撤销")
        DROPPED = "dropped", _("已放弃")

    kind = models.CharField(max_length=20)
    network_number = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    decisions = models.JSONField(default=dict)
    # What the secretary last saw; applying something else is refused.
    fingerprint = models.CharField(max_length=64, blank=True)
    summary = models.JSONField(default=dict)
    # Rows of tables that are not remembered (contact data): {"created": [[table, id]…], "changed": [says…]}.
    contact_log = models.JSONField(default=dict)
    act = models.BigIntegerField(null=True)
    undo_act = models.BigIntegerField(null=True)
    made_by_account = models.BigIntegerField(null=True)
    made_by_name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    # When it was given up, or done without an act: what acts do not tell.
    settled_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class BatchFile(models.Model):
    """批中的文件: one dropped file, in the order of the drop."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="files")
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    position = models.PositiveSmallIntegerField()

    class Meta:
        app_label = "records"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name
