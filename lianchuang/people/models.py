"""Bodies, persons, posts, roles with dates, ties, accounts, contact data."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel
from lianchuang.records.sorting import PinyinField


class Body(RememberedModel):
    """单位 / 工会组织: a node in the tree; without a parent it is 未归属 until someone places it."""

    class Kind(models.TextChoices):
        FEDERATION = "federation", _("总工会")
        DISTRICT_UNION = "district_union", _("区工会")
        INDUSTRY_UNION = "industry_union", _("产业工会")
        ENTERPRISE = "enterprise", _("企业")
        INSTITUTION = "institution", _("事业单位")
        GRASSROOTS_UNION = "grassroots_union", _("基层工会")
        SCHOOL = "school", _("学校")
        ASSOCIATION = "association", _("联盟组织")

    name = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("类别"), max_length=20, choices=Kind.choices, default=Kind.ENTERPRISE)
    uscc = models.CharField(_("统一社会信用代码"), max_length=18, null=True, blank=True, unique=True)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("上级"),
    )
    pinyin = PinyinField()
    folder = models.ForeignKey(Folder, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/bodies/{self.pk}/"


class Person(RememberedModel):
    """职工 / 人员: one row for one human being; namesakes are normal."""

    name = models.CharField(_("姓名"), max_length=60)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="people", verbose_name=_("单位")
    )
    pinyin = PinyinField()
    folder = models.ForeignKey(Folder, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/people/{self.pk}/"


class PersonContact(models.Model):
    """联系方式: a person's phone and mail. Contact data: not remembered, masked in exports."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="contact")
    phone = models.CharField(_("电话"), max_length=30, blank=True)
    email = models.EmailField(_("电子邮箱"), blank=True)

    def __str__(self) -> str:
        return f"{self.person_id}"


class Post(RememberedModel):
    """任职: a person holds a named post in a body from a day (included) until a day (excluded)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts", verbose_name=_("人员"))
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="posts", verbose_name=_("单位"))
    title = models.CharField(_("职务"), max_length=80)
    starts_on = models.DateField(_("任职自"), null=True, blank=True)
    ends_before = models.DateField(_("任职至"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class Role(RememberedModel):
    """角色: what a person may do at a body, from an instant (included) until an instant (excluded)."""

    class Kind(models.TextChoices):
        SECRETARY = "secretary", _("秘书处")
        CHAIR = "chair", _("理事长单位")
        SUPERIOR = "superior", _("上级工会")
        # Whoever speaks for a unit: confirms in its name, answers for its people and studios.
        UNIT = "unit", _("基层工会")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles", verbose_name=_("人员"))
    kind = models.CharField(_("角色"), max_length=20, choices=Kind.choices)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="roles", verbose_name=_("在哪里"))
    starts_at = models.DateTimeField(_("起"))
    ends_at = models.DateTimeField(_("止"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class Tie(RememberedModel):
    """关系: two persons or bodies, what joins them, from when to when, and where that is known from."""

    class Kind(models.TextChoices):
        MENTORSHIP = "mentorship", _("师徒")
        KINSHIP = "kinship", _("亲属")
        JOINT_WORK = "joint_work", _("共同项目")
        INTEREST = "interest", _("利益关系")

    kind = models.CharField(_("关系"), max_length=20, choices=Kind.choices)
    person = models.ForeignKey(
        Person, null=True, on_delete=models.CASCADE, related_name="ties", verbose_name=_("人员")
    )
    body = models.ForeignKey(
        Body, null=True, on_delete=models.CASCADE, related_name="ties", verbose_name=_("单位")
    )
    other_person = models.ForeignKey(
        Person, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("另一人")
    )
    other_body = models.ForeignKey(
        Body, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("另一单位")
    )
    starts_on = models.DateField(_("自"), null=True, blank=True)
    ends_before = models.DateField(_("至"), null=True, blank=True)
    source = models.CharField(_("依据"), max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, body__isnull=True)
                | Q(person__isnull=True, body__isnull=False),
                name="people_tie_one_side",
            ),
            models.CheckConstraint(
                condition=Q(other_person__isnull=False, other_body__isnull=True)
                | Q(other_person__isnull=True, other_body__isnull=False),
                name="people_tie_other_side",
            ),
        ]


class AccountQuerySet(BaseUserManager["Account"]):
    """Accounts are found by their sign-in name, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """账号: a person's way to sign in. Not remembered."""

    username = models.CharField(_("账号名"), max_length=60, unique=True)
    person = models.OneToOneField(
        Person, null=True, on_delete=models.SET_NULL, related_name="account", verbose_name=_("人员")
    )
    is_active = models.BooleanField(_("可用"), default=True)
    is_administrator = models.BooleanField(_("管理员"), default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    # In a demonstration: what the cast card says; empty elsewhere.
    cast_as = models.CharField(max_length=40, blank=True)

    objects = AccountQuerySet()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = _("账号")

    def __str__(self) -> str:
        return self.username


class SignInLink(models.Model):
    """一次性登录链接: for the first administrator and for lost passwords without mail. Only its digest is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_by_name = models.CharField(max_length=80)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.account_id} {self.expires_at:%Y-%m-%d}"


class SignInAttempt(models.Model):
    """登录失败: one wrong password, by account name and address; a day old it is thrown away. Not remembered."""

    username = models.CharField(max_length=60)
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["address", "at"], name="people_signinattempt_address")]

    def __str__(self) -> str:
        return f"{self.username} {self.address}"
