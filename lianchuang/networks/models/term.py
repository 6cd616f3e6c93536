"""The chair's terms and what is handed over at their end."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianchuang.matters.models import Matter, StampedPaper
from lianchuang.networks.models.membership import Membership
from lianchuang.networks.models.network import Network
from lianchuang.people.models import Body, Person, Role
from lianchuang.records.files.models import Evidence, Folder
from lianchuang.records.past.row import RememberedModel


class Term(RememberedModel):
    """理事长单位轮值: a member unit leads from an instant (included) until an instant (excluded), in Beijing time.

    The chair's roles (people.Role) of its people carry the same bounds: rights begin and end with the term.
    """

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="terms", verbose_name=_("联盟")
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("理事长单位"))
    membership = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("哪个成员")
    )
    number = models.PositiveSmallIntegerField(_("第几任"))
    starts_at = models.DateTimeField(_("起"))
    ends_at = models.DateTimeField(_("止"))
    is_acting = models.BooleanField(_("代理"), default=False)
    closed_at = models.DateTimeField(_("交接完成于"), null=True)

    class Meta:
        ordering = ["network", "starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["network", "number"], name="networks_term_number"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="networks_term_in_order"),
        ]

    def __str__(self) -> str:
        return str(self.body)

    def get_absolute_url(self) -> str:
        return f"/terms/{self.pk}/"


class TermHolder(RememberedModel):
    """理事长单位的人: who acts for the chair unit in a term; the role that carries the rights is named here."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="holders", verbose_name=_("任期"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("人员"))
    title = models.CharField(_("职务"), max_length=40, blank=True)
    role = models.OneToOneField(Role, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["term", "pk"]
        constraints = [models.UniqueConstraint(fields=["term", "person"], name="networks_termholder_once")]

    def __str__(self) -> str:
        return str(self.person)


class Handover(RememberedModel):
    """交接: the list an outgoing chair hands to the incoming one; both sign, by account or by stamped paper."""

    class Way(models.TextChoices):
        ACCOUNT = "account", _("账号签认")
        PAPER = "paper", _("盖章件")

    term = models.OneToOneField(
        Term, on_delete=models.CASCADE, related_name="handover", verbose_name=_("任期")
    )
    made_at = models.DateTimeField(_("列出于"))
    given_at = models.DateTimeField(_("移交方签认于"), null=True)
    given_by_name = models.CharField(_("移交方"), max_length=80, blank=True)
    given_way = models.CharField(_("移交方怎么签认"), max_length=8, choices=Way.choices, blank=True)
    given_paper = models.ForeignKey(
        StampedPaper, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("移交方的盖章件")
    )
    taken_at = models.DateTimeField(_("接收方签认于"), null=True)
    taken_by_name = models.CharField(_("接收方"), max_length=80, blank=True)
    taken_way = models.CharField(_("接收方怎么签认"), max_length=8, choices=Way.choices, blank=True)
    taken_paper = models.ForeignKey(
        StampedPaper, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("接收方的盖章件")
    )
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("材料"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.folder)

    def get_absolute_url(self) -> str:
        return f"/terms/{self.term_id}/handover/"


class HandoverItem(RememberedModel):
    """交接清单的一项: an open matter, a file, money, or something else; each goes to somebody."""

    class Kind(models.TextChoices):
        MATTER = "matter", _("未办事项")
        FILE = "file", _("资料")
        MONEY = "money", _("经费")
        OTHER = "other", _("其他")

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(_("次序"))
    kind = models.CharField(_("类别"), max_length=8, choices=Kind.choices)
    matter = models.ForeignKey(Matter, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("内容"), max_length=300)
    amount_yuan = models.DecimalField(_("金额（元）"), max_digits=14, decimal_places=2, null=True)
    goes_to = models.CharField(_("交给谁"), max_length=80, blank=True)
    evidence = models.ForeignKey(
        Evidence, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("文件")
    )

    class Meta:
        ordering = ["handover", "position"]

    def __str__(self) -> str:
        return self.title
