"""Proposals: who files, with whom, what for; drafts as they are typed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.matters.models import StampedPaper
from lianchuang.networks.models import Studio
from lianchuang.people.models import Body, Person
from lianchuang.programmes.models.calls import Call, Question
from lianchuang.programmes.models.programme import Direction, JointTopic
from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel
from lianchuang.records.sorting import PinyinField


class Proposal(RememberedModel):
    """申报: a lead studio and partner units; what may follow what is in rules.py."""

    class State(models.TextChoices):
        DRAFTED = "drafted", _("填写中")
        SUBMITTED = "submitted", _("已报送")
        RETURNED = "returned", _("退回补正")
        ACCEPTED = "accepted", _("形审通过")
        REFUSED = "refused", _("形审不通过")
        WITHDRAWN = "withdrawn", _("已撤回")
        SELECTED = "selected", _("过线")
        RESERVED = "reserved", _("候补")
        NOT_SELECTED = "not_selected", _("未过")
        APPROVED = "approved", _("已立项")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("征集"))
    number = models.CharField(_("申报编号"), max_length=30, blank=True)
    title = models.CharField(_("项目名称"), max_length=200)
    pinyin = PinyinField(of="title")
    lead = models.ForeignKey(Studio, on_delete=models.PROTECT, related_name="+", verbose_name=_("牵头工作室"))
    direction = models.ForeignKey(
        Direction, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("研究方向")
    )
    topic = models.ForeignKey(
        JointTopic, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("合作课题")
    )
    goals = models.TextField(_("要解决什么，做到什么程度"), blank=True)
    plan = models.TextField(_("怎么做"), blank=True)
    outcomes = models.TextField(_("预期成果"), blank=True)
    starts_on = models.DateField(_("开始"), null=True)
    ends_on = models.DateField(_("完成"), null=True)
    funding_yuan = models.DecimalField(_("申请经费（元）"), max_digits=12, decimal_places=2, null=True)
    own_funding_yuan = models.DecimalField(_("自筹经费（元）"), max_digits=12, decimal_places=2, null=True)
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.DRAFTED)
    # 填报人 typed it, 确认人 answers for it; a contact may fill, only a leader of the lead studio confirms.
    filled_by = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("填报人")
    )
    confirmed_by = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("确认人")
    )
    confirmed_at = models.DateTimeField(_("确认于"), null=True)
    # Every save sets it, so that the row itself tells at which act the whole proposal was last written.
    saved_at = models.DateTimeField(_("存于"), null=True)
    submitted_at = models.DateTimeField(_("报送于"), null=True)
    return_by = models.DateField(_("补正期限"), null=True)
    form_version = models.PositiveSmallIntegerField(_("申报书版本"), default=1)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("附件"))
    # Stamped confirmations: never shown to experts, so not with the attachments. Made with the first one.
    papers = models.ForeignKey(
        Folder, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("盖章件")
    )

    class Meta:
        ordering = ["call", "number", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/proposals/{self.pk}/"


class Answer(RememberedModel):
    """对一问的回答."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("回答"), blank=True)

    class Meta:
        ordering = ["proposal", "question"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "question"], name="programmes_answer_once")
        ]


class Unit(RememberedModel):
    """申报单位: the lead unit or a partner with its share; each partner confirms for itself."""

    class Way(models.TextChoices):
        ACCOUNT = "account", _("账号确认")
        LINK = "link", _("链接确认")
        PAPER = "paper", _("盖章件代录")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="units")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("单位"))
    studio = models.ForeignKey(
        Studio, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("工作室")
    )
    position = models.PositiveSmallIntegerField(_("次序"))
    is_lead = models.BooleanField(_("牵头单位"), default=False)
    share_percent = models.DecimalField(_("成果份额（%）"), max_digits=5, decimal_places=2, null=True)
    # None until somebody presses 〔请各单位确认〕: before that the unit knows nothing of it.
    asked_at = models.DateTimeField(_("请其确认于"), null=True)
    confirmed_at = models.DateTimeField(_("确认于"), null=True)
    confirmed_by_name = models.CharField(_("确认人"), max_length=80, blank=True)
    way = models.CharField(_("怎么确认的"), max_length=8, choices=Way.choices, blank=True)
    stamped_paper = models.ForeignKey(
        StampedPaper, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("盖章件")
    )
    # Said no, or withdrew after submission; with the reason.
    declined_at = models.DateTimeField(_("退出于"), null=True)
    decline_reason = models.CharField(_("退出理由"), max_length=300, blank=True)

    class Meta:
        ordering = ["proposal", "position"]
        constraints = [models.UniqueConstraint(fields=["proposal", "body"], name="programmes_unit_once")]

    def __str__(self) -> str:
        return str(self.body)


class ProposalPerson(RememberedModel):
    """申报人员: a person with a role in the work."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("人员"))
    position = models.PositiveSmallIntegerField(_("次序"))
    part = models.CharField(_("分工"), max_length=80, blank=True)

    class Meta:
        ordering = ["proposal", "position"]
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="programmes_person_once")]


class PlanStep(RememberedModel):
    """进度安排: one step of the plan with its day; becomes a milestone of the project."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(_("次序"))
    title = models.CharField(_("做到什么"), max_length=200)
    due_on = models.DateField(_("什么时候"))

    class Meta:
        ordering = ["proposal", "position"]

    def __str__(self) -> str:
        return self.title


class Draft(models.Model):
    """草稿: a form as it is being typed, by one account; nothing typed is lost. Not remembered."""

    # Which form, such as "proposal:7" or "call:3" for a proposal that is not filed yet.
    key = models.CharField(max_length=60)
    account = models.BigIntegerField()
    fields = models.JSONField(default=dict)
    # The last act that had touched the record when the form was opened.
    read_at = models.BigIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "account"], name="programmes_draft_once")]

    def __str__(self) -> str:
        return self.key
