"""What can be compared: the text of a record, made from it whenever it is written."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Text(models.Model):
    """文本: title and words of one record, for likeness. Made from the record, so not remembered."""

    # What it is, such as "proposal:7"; its page; whose register it stands in (the network's body).
    key = models.CharField(max_length=60, unique=True)
    kind = models.CharField(_("种类"), max_length=20)
    address = models.CharField(max_length=300)
    network_body_number = models.BigIntegerField(null=True)
    year = models.PositiveSmallIntegerField(_("年度"), null=True)
    title = models.CharField(_("名称"), max_length=300)
    text = models.TextField(_("文字"), blank=True)

    class Meta:
        app_label = "records"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
