"""The ledger of acts. It is written by acts.py only; these models read it."""

from django.db import models


class Act(models.Model):
    """登记动作: who wrote, for whom, on which paper, when and why. Never changed, never removed."""

    # Dense and in the order of commits; given by the act itself, not by a sequence.
    id = models.BigIntegerField(primary_key=True)
    # Strictly increasing: the clock, or a microsecond after the act before where the clock went back.
    at = models.DateTimeField(unique=True)
    clock = models.DateTimeField()
    # No foreign key: accounts live above, and the name stays as it was.
    by_account_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=80)
    on_behalf_of_name = models.CharField(max_length=80, blank=True)
    paper = models.CharField(max_length=255, blank=True)
    reason = models.TextField(blank=True)
    batch_id = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        app_label = "records"
        db_table = "records_act"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.pk} {self.by_name}"


class ActDigest(models.Model):
    """登记动作摘要: what an act wrote, as one number that holds all before it. Made by the worker, after the act."""

    act = models.BigIntegerField(primary_key=True)
    digest = models.CharField(max_length=64)
    # Table -> its columns when the digest was made: later columns are not part of it.
    columns = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "records"
        db_table = "records_actdigest"
        ordering = ["-act"]

    def __str__(self) -> str:
        return f"{self.act} {self.digest[:8]}"
