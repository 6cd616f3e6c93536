"""Public notice of a frozen list, and the objections to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.people.models import Body
from lianchuang.records.files.models import Content, Evidence, Folder
from lianchuang.records.past.row import RememberedModel
from lianchuang.records.sorting import PinyinField


class Notice(RememberedModel):
    """公示: a list that was frozen with its digest and stands for a number of days."""

    class State(models.TextChoices):
        DRAFTED = "drafted", _("待发布")
        STANDING = "standing", _("公示中")
        CLOSED = "closed", _("公示期满")
        WITHDRAWN = "withdrawn", _("已撤回")

    class Unit(models.TextChoices):
        WORKING = "working", _("工作日")
        NATURAL = "natural", _("自然日")

    network = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("联盟"))
    title = models.CharField(_("标题"), max_length=200)
    pinyin = PinyinField(of="title")
    text = models.TextField(_("正文"))
    # Where objections go: office, telephone, address, as printed.
    contact = models.CharField(_("异议受理"), max_length=300)
    length = models.PositiveSmallIntegerField(_("公示天数"), default=5)
    unit = models.CharField(_("天数单位"), max_length=8, choices=Unit.choices, default=Unit.WORKING)
    counts_first_day = models.BooleanField(_("首日计入"), default=True)
    # Working days from the day after an objection came in until it is to be answered.
    answer_days = models.PositiveSmallIntegerField(_("异议答复工作日"), default=10)
    starts_on = models.DateField(_("起"), null=True)
    last_on = models.DateField(_("止"), null=True)
    # Computed pages go by the days; this says what has been done about them.
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DRAFTED)
    # SHA-256 of the edition that stands now; the first stays in its editions. "" while drafted.
    digest = models.CharField(_("指纹"), max_length=64, blank=True)
    # The page of what is announced, inside the house; opened again when the notice closes.
    origin = models.CharField(_("从哪里来"), max_length=300, blank=True)
    published_at = models.DateTimeField(_("发布于"), null=True)
    closed_at = models.DateTimeField(_("结束于"), null=True)
    withdrawal = models.CharField(_("撤回的理由"), max_length=300, blank=True)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="+", verbose_name=_("张贴照片"))

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/notices/{self.pk}/"

    @property
    def desk_address(self) -> str:
        """Where the secretary works on it."""
        return f"/notices/{self.pk}/desk/"


class NoticeEntry(RememberedModel):
    """公示名单中的一项: as it is printed; with an open objection only it waits."""

    class State(models.TextChoices):
        LISTED = "listed", _("公示")
        REMOVED = "removed", _("经异议移出")

    notice = models.ForeignKey(
        Notice, on_delete=models.CASCADE, related_name="entries", verbose_name=_("公示")
    )
    position = models.PositiveSmallIntegerField(_("次序"))
    # What it is in the house, such as "proposal:7"; never printed.
    key = models.CharField(max_length=60)
    title = models.CharField(_("名称"), max_length=200)
    details = models.CharField(_("说明"), max_length=500, blank=True)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.LISTED)

    class Meta:
        ordering = ["notice", "position"]
        constraints = [models.UniqueConstraint(fields=["notice", "key"], name="notices_entry_once")]

    def __str__(self) -> str:
        return self.title


class Objection(RememberedModel):
    """异议: received, ruled on; who objects and what they say is kept apart (Objector) and never shown in a list."""

    class Way(models.TextChoices):
        PAGE = "page", _("网页")
        PHONE = "phone", _("电话")
        LETTER = "letter", _("书面")

    class State(models.TextChoices):
        RECEIVED = "received", _("待处理")
        NOT_TAKEN = "not_taken", _("不予受理")
        UPHELD = "upheld", _("异议成立")
        DISMISSED = "dismissed", _("异议不成立")

    class Ground(models.TextChoices):
        """Why one is not taken; the rule is quoted."""

        LATE = "late", _("超过公示期")
        ANONYMOUS = "anonymous", _("没有署真实姓名或单位")
        NO_FACTS = "no_facts", _("没有事实和依据")
        GRADE = "grade", _("对评审等次的意见，不属于异议")
        TYPING_ERROR = "typing_error", _("文字差错，按更正处理")

    notice = models.ForeignKey(
        Notice, on_delete=models.CASCADE, related_name="objections", verbose_name=_("公示")
    )
    # None: about the whole list.
    entry = models.ForeignKey(
        NoticeEntry, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("针对哪一项")
    )
    number = models.PositiveSmallIntegerField(_("编号"))
    way = models.CharField(_("怎么来的"), max_length=8, choices=Way.choices)
    # When it came in, by the clock or by the day a letter or a call is dated with.
    received_at = models.DateTimeField(_("收到于"))
    answer_by = models.DateField(_("答复期限"), null=True)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.RECEIVED)
    ground = models.CharField(_("不予受理的理由"), max_length=14, choices=Ground.choices, blank=True)
    ruling = models.TextField(_("处理意见"), blank=True)
    ruled_at = models.DateTimeField(_("处理于"), null=True)
    ruled_by_name = models.CharField(_("处理人"), max_length=80, blank=True)
    # SHA-256 of what was said: it is not remembered, but it cannot be changed without a trace either.
    facts_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["notice", "number"]
        constraints = [models.UniqueConstraint(fields=["notice", "number"], name="notices_objection_number")]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def desk_address(self) -> str:
        """Where it is ruled on."""
        return f"/notices/{self.notice_id}/desk/objections/{self.number}/"


class Objector(models.Model):
    """异议人和所述事实: who objects, what they say and hand in, for whoever rules only. Contact data: not remembered."""

    objection = models.OneToOneField(Objection, on_delete=models.CASCADE, related_name="objector")
    name = models.CharField(_("姓名或单位"), max_length=80, blank=True)
    contact = models.CharField(_("联系方式"), max_length=120, blank=True)
    # What they say often tells who they are.
    facts = models.TextField(_("事实和依据"), blank=True)
    # No row of proof: those are shown to whoever sees the record, and their names are remembered.
    content = models.ForeignKey(
        Content, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("材料")
    )

    def __str__(self) -> str:
        return f"{self.objection_id}"


class NoticeEdition(RememberedModel):
    """公示版次: the list as it was published, and as a typing error in it was corrected (更正); the first one stays."""

    notice = models.ForeignKey(
        Notice, on_delete=models.CASCADE, related_name="editions", verbose_name=_("公示")
    )
    number = models.PositiveSmallIntegerField(_("版次"))
    # What the digest is of, for anybody to make it again.
    text = models.TextField(_("冻结的文字"))
    digest = models.CharField(_("指纹"), max_length=64)
    # The corrected entry; None for the first edition.
    entry = models.ForeignKey(
        NoticeEntry, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("更正哪一项")
    )
    title_before = models.CharField(_("原名称"), max_length=200, blank=True)
    details_before = models.CharField(_("原说明"), max_length=500, blank=True)
    title_after = models.CharField(_("更正后的名称"), max_length=200, blank=True)
    details_after = models.CharField(_("更正后的说明"), max_length=500, blank=True)
    reason = models.CharField(_("更正的理由"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("形成于"))

    class Meta:
        ordering = ["notice", "number"]
        constraints = [models.UniqueConstraint(fields=["notice", "number"], name="notices_edition_number")]

    def __str__(self) -> str:
        return f"{self.number}"


class Posting(RememberedModel):
    """张贴: the sheet on a wall, where and on which day, with its photo."""

    notice = models.ForeignKey(
        Notice, on_delete=models.CASCADE, related_name="postings", verbose_name=_("公示")
    )
    posted_on = models.DateField(_("张贴日期"))
    place = models.CharField(_("张贴地点"), max_length=120)
    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, related_name="+", verbose_name=_("张贴照片")
    )
    noted_by_name = models.CharField(_("登记人"), max_length=80)

    class Meta:
        ordering = ["notice", "posted_on", "pk"]

    def __str__(self) -> str:
        return self.place


class FormSending(models.Model):
    """网上提交: one objection form that came from an address; a day old it is thrown away. Not remembered."""

    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["address", "at"], name="notices_formsending_address")]

    def __str__(self) -> str:
        return f"{self.address}"
