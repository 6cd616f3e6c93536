"""Networks, what relates them, their groups, charter and registers."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianchuang.people.models import Body, Person
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel

# A day known only to its month or year is kept as its last day plus this precision.
PRECISIONS = [("day", _("日")), ("month", _("月")), ("year", _("年"))]


class Network(RememberedModel):
    """联盟 / 网络: joins studios, bodies and persons; its body is its own node in the union tree."""

    class Pattern(models.TextChoices):
        ALLIANCE = "alliance", _("联盟")
        HUB_AND_SPOKE = "hub_and_spoke", _("1+5+N")

    name = models.CharField(_("名称"), max_length=120, unique=True)
    pattern = models.CharField(_("形式"), max_length=20, choices=Pattern.choices, default=Pattern.ALLIANCE)
    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("自身组织"))
    chartered_on = models.DateField(_("成立日期"))
    chartered_precision = models.CharField(max_length=5, choices=PRECISIONS, default="day")
    folder = models.ForeignKey(Folder, null=True, on_delete=models.PROTECT, related_name="+")
    checklist_closed_at = models.DateTimeField(_("建盟清单收起于"), null=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/networks/{self.pk}/"


class NetworkRelation(RememberedModel):
    """网络关系: 隶属 (rolls up), 带动成立 (does not), 结对; `network` is the lower or later one."""

    class Kind(models.TextChoices):
        PART_OF = "part_of", _("隶属")
        FOUNDED_AFTER = "founded_after", _("带动成立")
        PAIRED = "paired", _("结对")

    kind = models.CharField(_("关系"), max_length=20, choices=Kind.choices)
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="relations", verbose_name=_("网络")
    )
    other = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="relations_to_it", verbose_name=_("另一网络")
    )
    starts_on = models.DateField(_("自"), null=True, blank=True)
    ends_before = models.DateField(_("至"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "network", "other"], name="networks_relation_once"),
            models.CheckConstraint(condition=~Q(network=F("other")), name="networks_relation_two"),
        ]


class Group(RememberedModel):
    """工作组: 技术攻关, 技能传授, 服务管理; led by one of the members' people, with a plan of its own."""

    class Kind(models.TextChoices):
        RESEARCH = "research", _("技术攻关")
        SKILLS = "skills", _("技能传授")
        SERVICE = "service", _("服务管理")

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="groups")
    kind = models.CharField(_("类别"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("名称"), max_length=60)
    lead = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("组长")
    )
    plan = models.TextField(_("工作组计划"), blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["network", "kind"], name="networks_group_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/groups/{self.pk}/"


class Clause(RememberedModel):
    """章程条款: numbered clauses that rules cite."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="clauses")
    number = models.PositiveSmallIntegerField(_("条号"))
    text = models.TextField(_("条文"))

    class Meta:
        ordering = ["network", "number"]
        constraints = [models.UniqueConstraint(fields=["network", "number"], name="networks_clause_once")]


class Register(RememberedModel):
    """台账: the register of one kind that a network kept for one year; with is_nil it says 零报告.

    A count is 0 only where its register stands here; without one it is 未统计.
    """

    class Kind(models.TextChoices):
        ROSTER = "roster", _("成员")
        PROJECTS = "projects", _("立项")
        INTELLECTUAL_PROPERTY = "intellectual_property", _("知识产权")
        BENEFIT = "benefit", _("经济效益")
        MEDIA = "media", _("媒体报道")
        ATTENDANCE = "attendance", _("签到")

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="registers")
    kind = models.CharField(_("台账"), max_length=24, choices=Kind.choices)
    year = models.PositiveSmallIntegerField(_("年度"))
    is_nil = models.BooleanField(_("零报告"), default=False)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "kind", "year"], name="networks_register_once")
        ]
