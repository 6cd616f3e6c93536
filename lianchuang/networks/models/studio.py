"""Studios, who leads them, at which levels they are designated, whom to ask."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.networks.models.network import PRECISIONS
from lianchuang.people.models import Body, Person
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel
from lianchuang.records.sorting import PinyinField


class Studio(RememberedModel):
    """创新工作室: led by persons, hosted by a body."""

    name = models.CharField(_("工作室名称"), max_length=120)
    pinyin = PinyinField()
    host = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("所在单位"))
    founded_on = models.DateField(_("成立日期"), null=True, blank=True)
    founded_precision = models.CharField(max_length=5, choices=PRECISIONS, default="day")
    # As told by the studio, leader included; not counted from names.
    declared_members = models.PositiveIntegerField(_("成员人数"), null=True, blank=True)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["host", "name"], name="networks_studio_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/studios/{self.pk}/"


class Leadership(RememberedModel):
    """领衔: a person leads a studio; several may at once."""

    studio = models.ForeignKey(
        Studio, on_delete=models.CASCADE, related_name="leaderships", verbose_name=_("工作室")
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("领衔人"))
    position = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField(_("领衔自"), null=True, blank=True)
    ends_before = models.DateField(_("领衔至"), null=True, blank=True)

    class Meta:
        ordering = ["studio", "position", "pk"]


class Designation(RememberedModel):
    """命名: a studio may hold several levels at once; studios are counted once, designations separately."""

    class Level(models.TextChoices):
        NATIONAL = "national", _("国家级")
        PROVINCE = "province", _("省级")
        CITY = "city", _("市级")
        DISTRICT = "district", _("区级")
        ENTERPRISE = "enterprise", _("企业级")

    studio = models.ForeignKey(Studio, on_delete=models.CASCADE, related_name="designations")
    level = models.CharField(_("命名级别"), max_length=12, choices=Level.choices)
    document_number = models.CharField(_("文号"), max_length=60, blank=True)

    class Meta:
        ordering = ["studio", "pk"]
        constraints = [models.UniqueConstraint(fields=["studio", "level"], name="networks_designation_once")]


class Contact(models.Model):
    """联系人: fills in for a studio. Contact data: not remembered, masked in exports."""

    studio = models.ForeignKey(Studio, on_delete=models.CASCADE, related_name="contacts")
    # Whose account may fill in for the studio; None where the contact is only a name and a number.
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("人员")
    )
    name = models.CharField(_("联系人"), max_length=60)
    phone = models.CharField(_("电话"), max_length=30, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["studio", "name"], name="networks_contact_once")]

    def __str__(self) -> str:
        return self.name
