"""Joint projects: who leads, who takes part, when approved."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.matters.models import StampedPaper
from lianchuang.networks.models import PRECISIONS, Network, Studio
from lianchuang.people.models import Body, Person
from lianchuang.programmes.models import Proposal
from lianchuang.records.files.models import Evidence, Folder
from lianchuang.records.past.row import RememberedModel
from lianchuang.records.sorting import PinyinField


class Project(RememberedModel):
    """联合攻关项目: lead studio, partners, participants; it counts from its approval."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("已立项")
        NOT_APPROVED = "not_approved", _("未批准")
        PENDING = "pending", _("待定")

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    year = models.PositiveSmallIntegerField(_("年度"))
    number = models.CharField(_("项目编号"), max_length=30, blank=True)
    title = models.CharField(_("项目名称"), max_length=200)
    pinyin = PinyinField(of="title")
    lead = models.ForeignKey(Studio, on_delete=models.PROTECT, related_name="+", verbose_name=_("牵头工作室"))
    direction = models.CharField(_("研究方向"), max_length=60, blank=True)
    decision = models.CharField(
        _("立项决定"), max_length=14, choices=Decision.choices, default=Decision.PENDING
    )
    approved_on = models.DateField(_("立项日期"), null=True, blank=True)
    approved_precision = models.CharField(
        _("立项日期的精度"), max_length=5, choices=PRECISIONS, default="day"
    )
    starts_on = models.DateField(_("开始时间"), null=True, blank=True)
    starts_precision = models.CharField(
        _("开始时间的精度"), max_length=5, choices=PRECISIONS, default="month"
    )
    ends_on = models.DateField(_("结束时间"), null=True, blank=True)
    ends_precision = models.CharField(_("结束时间的精度"), max_length=5, choices=PRECISIONS, default="month")
    funding_yuan = models.DecimalField(
        _("经费（元）"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    # What it was approved from; None for one that was imported or typed in.
    proposal = models.OneToOneField(
        Proposal, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("申报书")
    )
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("证明材料"))

    class Meta:
        ordering = ["year", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "year", "number"],
                condition=~models.Q(number=""),
                name="projects_number_once",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/projects/{self.pk}/"


class Partner(RememberedModel):
    """参与工作室: a partner; one that is not known here is kept as it was written."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="partners", verbose_name=_("项目")
    )
    studio = models.ForeignKey(
        Studio, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("参与工作室")
    )
    name_written = models.CharField(_("所填名称"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("次序"))

    class Meta:
        ordering = ["project", "position", "pk"]


class Participant(RememberedModel):
    """参与人员: a person listed in a project, once in each."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="participants", verbose_name=_("项目")
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("参与人员"))
    position = models.PositiveSmallIntegerField(_("次序"))

    class Meta:
        ordering = ["project", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "person"], name="projects_participant_once")
        ]


class Share(RememberedModel):
    """成果份额: a unit's share of what a project yields; the shares of a project sum to 100."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="shares", verbose_name=_("项目")
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("单位"))
    percent = models.DecimalField(_("份额（%）"), max_digits=5, decimal_places=2)
    position = models.PositiveSmallIntegerField(_("次序"))

    class Meta:
        ordering = ["project", "position"]
        constraints = [models.UniqueConstraint(fields=["project", "body"], name="projects_share_once")]


class Milestone(RememberedModel):
    """里程碑: what is to be reached by a day, and who answers for it."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="milestones", verbose_name=_("项目")
    )
    position = models.PositiveSmallIntegerField(_("次序"))
    title = models.CharField(_("里程碑"), max_length=200)
    due_on = models.DateField(_("期限"))
    owner = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("负责人")
    )
    reached_on = models.DateField(_("完成日期"), null=True)
    note = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta:
        ordering = ["project", "due_on", "position"]

    def __str__(self) -> str:
        return self.title


class ProgressReport(RememberedModel):
    """季度报送: what a project says of itself for a quarter; 没变化 is a report too."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="reports", verbose_name=_("项目")
    )
    year = models.PositiveSmallIntegerField(_("年度"))
    quarter = models.PositiveSmallIntegerField(_("季度"))
    # True: 〔没变化，报送〕.
    is_unchanged = models.BooleanField(_("没变化"), default=False)
    text = models.TextField(_("进展"), blank=True)
    reported_at = models.DateTimeField(_("报送于"))
    reported_by_name = models.CharField(_("报送人"), max_length=80)
    by_link = models.BooleanField(_("链接报送"), default=False)
    stamped_paper = models.ForeignKey(StampedPaper, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["project", "year", "quarter"]
        constraints = [
            models.UniqueConstraint(fields=["project", "year", "quarter"], name="projects_report_once")
        ]


class Change(RememberedModel):
    """变更 / 延期: asked for with a reason, decided on; once approved the project says the new thing."""

    class Kind(models.TextChoices):
        LEAD = "lead", _("牵头工作室")
        SCOPE = "scope", _("研究内容")
        DATE = "date", _("延期")
        MONEY = "money", _("经费")

    class Decision(models.TextChoices):
        ASKED = "asked", _("待审批")
        APPROVED = "approved", _("同意")
        REFUSED = "refused", _("不同意")

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="changes", verbose_name=_("项目")
    )
    kind = models.CharField(_("变更什么"), max_length=8, choices=Kind.choices)
    reason = models.TextField(_("理由"))
    new_lead = models.ForeignKey(
        Studio, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("新的牵头工作室")
    )
    new_text = models.TextField(_("新的内容"), blank=True)
    new_ends_on = models.DateField(_("新的完成日期"), null=True)
    new_funding_yuan = models.DecimalField(_("新的经费（元）"), max_digits=16, decimal_places=2, null=True)
    asked_on = models.DateField(_("申请日期"))
    asked_by_name = models.CharField(_("申请人"), max_length=80)
    decision = models.CharField(_("审批"), max_length=8, choices=Decision.choices, default=Decision.ASKED)
    ruling = models.CharField(_("审批意见"), max_length=300, blank=True)
    decided_at = models.DateTimeField(_("审批于"), null=True)
    decided_by_name = models.CharField(_("审批人"), max_length=80, blank=True)

    class Meta:
        ordering = ["project", "pk"]


class Acceptance(RememberedModel):
    """验收: applied for after the end; technical and financial parts; passed, passed after rectification, or failed."""

    class Verdict(models.TextChoices):
        PASSED = "passed", _("通过")
        RECTIFY = "rectify", _("限期整改")
        PASSED_AFTER_RECTIFICATION = "passed_after_rectification", _("整改后通过")
        FAILED = "failed", _("不通过")

    project = models.OneToOneField(
        Project, on_delete=models.CASCADE, related_name="acceptance", verbose_name=_("项目")
    )
    applied_on = models.DateField(_("申请日期"))
    applied_by_name = models.CharField(_("申请人"), max_length=80)
    summary = models.TextField(_("完成情况"))
    technical_opinion = models.TextField(_("技术意见"), blank=True)
    financial_opinion = models.TextField(_("财务意见"), blank=True)
    verdict = models.CharField(_("结论"), max_length=26, choices=Verdict.choices, blank=True)
    rectify_by = models.DateField(_("整改期限"), null=True)
    decided_at = models.DateTimeField(_("验收于"), null=True)
    decided_by_name = models.CharField(_("验收人"), max_length=80, blank=True)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("验收材料"))

    class Meta:
        ordering = ["pk"]


class TaskLetter(RememberedModel):
    """任务书: issued to a project's lead studio in one batch; the file is kept with the project."""

    project = models.OneToOneField(
        Project, on_delete=models.CASCADE, related_name="task_letter", verbose_name=_("项目")
    )
    number = models.CharField(_("文号"), max_length=60)
    issued_on = models.DateField(_("下达日期"))
    evidence = models.ForeignKey(
        Evidence, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("任务书文件")
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number
