"""Schemes and their criteria."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.people.models import Body
from lianchuang.records.past.row import RememberedModel


class Scheme(RememberedModel):
    """评审方案: criteria and how scores are put together; a version that a round has frozen is never edited."""

    network = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    title = models.CharField(_("方案名称"), max_length=120)
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    # From so many scores on, one highest and one lowest are dropped.
    drops_extremes_from = models.PositiveSmallIntegerField(_("几份起去掉最高最低"), default=5)
    minimum_scores = models.PositiveSmallIntegerField(_("至少几份评分"), default=3)
    # As typed, "90 优秀；70 合格；0 不合格"; "" for none.
    bands = models.CharField(_("分档"), max_length=200, blank=True)
    frozen_at = models.DateTimeField(_("定稿于"), null=True)

    class Meta:
        ordering = ["title", "version"]
        constraints = [
            models.UniqueConstraint(fields=["network", "title", "version"], name="reviews_scheme_version")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/schemes/{self.pk}/"


class Criterion(RememberedModel):
    """指标: one item with its maximum; a veto item is yes or no; one item may break ties."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField(_("次序"))
    dimension = models.CharField(_("维度"), max_length=60, blank=True)
    title = models.CharField(_("指标"), max_length=120)
    hint = models.CharField(_("评分说明"), max_length=300, blank=True)
    maximum = models.DecimalField(_("满分"), max_digits=5, decimal_places=1)
    is_veto = models.BooleanField(_("一票否决"), default=False)
    # False: scored for reference, not part of the total.
    is_counted = models.BooleanField(_("计入总分"), default=True)
    breaks_ties = models.BooleanField(_("同分时比这一项"), default=False)

    class Meta:
        ordering = ["scheme", "position"]

    def __str__(self) -> str:
        return self.title
