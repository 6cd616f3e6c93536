"""A remembered row: one that came out of the past refuses to be saved."""

from django.db import models


class RememberedModel(models.Model):
    """A model whose table has a twin `<table>_past`."""

    class Meta:
        abstract = True
