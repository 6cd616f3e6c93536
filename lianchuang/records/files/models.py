"""Files and the folders that hold them: a row of proof names one file, or one row of a list in it."""

from django.db import models

from lianchuang.records.past.clock import now
from lianchuang.records.past.row import RememberedModel


class Content(models.Model):
    """内容: the bytes of a file, stored once under their SHA-256. Never remembered; kept while a version names them."""

    sha256 = models.CharField(max_length=64, unique=True)
    size_bytes = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    stored_at = models.DateTimeField(default=now)

    class Meta:
        app_label = "records"

    def __str__(self) -> str:
        return self.sha256[:12]


class Folder(RememberedModel):
    """证明材料夹: what proves one record; owned by that record."""

    title = models.CharField(max_length=300)

    class Meta:
        app_label = "records"

    def __str__(self) -> str:
        return self.title


class Evidence(RememberedModel):
    """证明材料: one file, or one row of an imported list (sheet and row), in a folder."""

    class Kind(models.TextChoices):
        OWN = "own", "材料"
        LIST = "list", "名单"

    folder = models.ForeignKey(Folder, on_delete=models.CASCADE, related_name="evidence")
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=255)
    sheet = models.CharField(max_length=64, blank=True)
    row = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        app_label = "records"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["folder", "content", "sheet", "row"],
                name="records_evidence_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.name
