"""What importing remembers between drops."""

from django.db import models


class Heading(models.Model):
    """表头: what a heading nobody knew means in one kind of sheet; asked once. An empty field means the column is left out."""

    sheet_kind = models.CharField(max_length=24)
    heading = models.CharField(max_length=120)
    field = models.CharField(max_length=40, blank=True)
    told_by_name = models.CharField(max_length=80)
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sheet_kind", "heading"], name="exchange_heading_once")
        ]

    def __str__(self) -> str:
        return self.heading
