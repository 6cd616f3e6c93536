"""What waits for whom, what is about to be sent, ways in for one task, papers that stand for somebody's word."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianchuang.people.models import Body, Person, Post, Role
from lianchuang.records.files.models import Evidence
from lianchuang.records.past.row import RememberedModel


class Matter(RememberedModel):
    """待办: what waits for a person, or for whoever holds a role at a body, until it is settled."""

    class Outcome(models.TextChoices):
        DONE = "done", _("已办")
        DROPPED = "dropped", _("不用办了")
        CARRIED = "carried", _("转下年")

    # Names the thing and what it waits for, such as "proposal:7:unit:12"; at most one open matter has a key.
    key = models.CharField(max_length=120)
    title = models.CharField(_("事项"), max_length=200)
    address = models.CharField(_("在哪里办"), max_length=300)
    network = models.ForeignKey(
        Body, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("联盟")
    )
    year = models.PositiveSmallIntegerField(_("年度"), null=True)
    person = models.ForeignKey(
        Person, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("谁来办")
    )
    body = models.ForeignKey(
        Body, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("哪个单位办")
    )
    role = models.CharField(_("什么角色办"), max_length=20, choices=Role.Kind.choices, blank=True)
    due_on = models.DateField(_("期限"), null=True)
    opened_at = models.DateTimeField(_("产生于"))
    closed_at = models.DateTimeField(_("办结于"), null=True)
    outcome = models.CharField(_("结果"), max_length=10, choices=Outcome.choices, blank=True)

    class Meta:
        ordering = [models.F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(closed_at__isnull=True), name="matters_matter_once"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, body__isnull=True, role="")
                | (Q(person__isnull=True, body__isnull=False) & ~Q(role="")),
                name="matters_matter_one_owner",
            ),
        ]
        indexes = [models.Index(fields=["key"], name="matters_matter_key")]

    def __str__(self) -> str:
        return self.title


class StampedPaper(RememberedModel):
    """代填 / 代录 / 盖章件: what was typed in somebody's name, by whom, from which paper; the named one may contest."""

    # Names the fact that rests on it, such as "proposal:7:unit:12".
    key = models.CharField(max_length=120)
    title = models.CharField(_("代填的内容"), max_length=200)
    address = models.CharField(max_length=300)
    network = models.ForeignKey(
        Body, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("联盟")
    )
    person = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("代谁")
    )
    body = models.ForeignKey(
        Body, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("代哪个单位")
    )
    evidence = models.ForeignKey(
        Evidence, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("盖章件")
    )
    paper = models.CharField(_("依据的文件"), max_length=255, blank=True)
    typed_by_name = models.CharField(_("代填人"), max_length=80)
    typed_by_account_id = models.BigIntegerField(null=True)
    typed_at = models.DateTimeField(_("代填于"))
    contested_at = models.DateTimeField(_("提出异议于"), null=True)
    contest_reason = models.CharField(_("异议"), max_length=500, blank=True)
    settled_at = models.DateTimeField(_("处理于"), null=True)
    settlement = models.CharField(_("怎么处理"), max_length=500, blank=True)
    # True where the named one was right: what was typed does not hold.
    is_void = models.BooleanField(_("作废"), default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, body__isnull=True)
                | Q(person__isnull=True, body__isnull=False),
                name="matters_stampedpaper_one_named",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/stamped-papers/{self.pk}/"


class TaskLink(models.Model):
    """任务链接: one task for one person or unit without a password. Only its digest is kept; today's only."""

    # Set for one request, by the page that opens it: an account of somebody else is signed in here.
    is_opened_by_other = False

    digest = models.CharField(max_length=64, unique=True)
    # A name in config/task_links.py, and the row it is about.
    task = models.CharField(max_length=40)
    subject = models.BigIntegerField()
    network = models.ForeignKey(Body, null=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.CASCADE, related_name="+")
    # The end of the post ends the link.
    post = models.ForeignKey(Post, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("给谁"), max_length=80)
    # What it is for, in words: the page of the link says it, and the list of links.
    title = models.CharField(_("办什么"), max_length=120, blank=True)
    expires_at = models.DateTimeField(_("有效到"))
    revoked_at = models.DateTimeField(_("收回于"), null=True)
    made_by_name = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["task", "subject"], name="matters_tasklink_subject")]

    def __str__(self) -> str:
        return f"{self.task} {self.subject}"


class TaskLinkUse(models.Model):
    """任务链接的使用: one request that came with a link, or with a wrong one (link is null). Not remembered."""

    class Did(models.TextChoices):
        OPENED = "opened", _("打开")
        ANSWERED = "answered", _("办理")
        REFUSED = "refused", _("没有办成")
        DENIED = "denied", _("说不是本人")
        GUESSED = "guessed", _("链接不对")

    link = models.ForeignKey(TaskLink, null=True, on_delete=models.CASCADE, related_name="uses")
    at = models.DateTimeField()
    address = models.CharField(max_length=45)
    did = models.CharField(max_length=10, choices=Did.choices)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["address", "at"], name="matters_tasklinkuse_address")]

    def __str__(self) -> str:
        return f"{self.link_id} {self.did}"


class Message(models.Model):
    """待发消息: what is to be sent to one reader, seen before it goes. Holds contact data, so it is not remembered."""

    class State(models.TextChoices):
        WAITING = "waiting", _("待发")
        QUEUED = "queued", _("正在发")
        SENT = "sent", _("已发")
        COPIED = "copied", _("已复制")
        FAILED = "failed", _("没发出去")
        DROPPED = "dropped", _("不发了")

    class Failure(models.TextChoices):
        NO_SERVER = "no_server", _("连不上邮件服务器")
        NO_ENTRY = "no_entry", _("邮件服务器不认账号或密码")
        NO_READER = "no_reader", _("对方的邮箱不收")
        NOT_TAKEN = "not_taken", _("邮件服务器没有收下")
        CUT_OFF = "cut_off", _("发到一半中断了，可能已经发出")
        SETTLED = "settled", _("这件事已经办了，没有再发")
        BY_HAND = "by_hand", _("秘书处决定不发")
        REPLACED = "replaced", _("写了一条新的")

    network = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("给谁"), max_length=80)
    email = models.EmailField(_("电子邮箱"), blank=True)
    # The matter it speaks of: settled before it is sent, the message is dropped.
    matter_key = models.CharField(max_length=120, blank=True)
    subject = models.CharField(_("标题"), max_length=200)
    text = models.TextField(_("正文"))
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WAITING)
    made_by_name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    sent_by_name = models.CharField(max_length=80, blank=True)
    # Set while a worker sends it: a second one leaves it alone, and one that was cut off is told.
    claimed_at = models.DateTimeField(null=True)
    failure = models.CharField(_("原因"), max_length=10, choices=Failure.choices, blank=True)
    # What the mail server said.
    failure_detail = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["network", "state"], name="matters_message_state")]

    def __str__(self) -> str:
        return self.subject


class OfficialYear(RememberedModel):
    """官方放假安排: one year's days off and make-up days as the State Council announced them, typed in from the paper.

    For years the calendar in basics/calendars.py does not know yet.
    """

    year = models.PositiveSmallIntegerField(_("年度"), unique=True)
    paper = models.CharField(_("依据的文件"), max_length=200)

    class Meta:
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)

    def get_absolute_url(self) -> str:
        return f"/official-years/{self.pk}/"


class OfficialDay(RememberedModel):
    """放假或调休上班的一天: a weekday that is off, or a weekend day that is worked."""

    official_year = models.ForeignKey(OfficialYear, on_delete=models.CASCADE, related_name="days")
    day = models.DateField(_("日期"), unique=True)
    is_working = models.BooleanField(_("上班"))

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return str(self.day)
