"""Bodies, persons, posts, roles with dates, ties, accounts, contact data."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from lianchuang.records.files.models import Folder
from lianchuang.records.past.row import RememberedModel


class Body(RememberedModel):
    """单位 / 工会组织: a node in the tree; without a parent it is 未归属 until someone places it."""

    class Kind(models.TextChoices):
        FEDERATION = "federation", "总工会"
        DISTRICT_UNION = "district_union", "区工会"
        INDUSTRY_UNION = "industry_union", "产业工会"
        ENTERPRISE = "enterprise", "企业"
        INSTITUTION = "institution", "事业单位"
        GRASSROOTS_UNION = "grassroots_union", "基层工会"
        SCHOOL = "school", "学校"
        ASSOCIATION = "association", "联盟组织"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.ENTERPRISE)
    uscc = models.CharField(max_length=18, null=True, blank=True, unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    folder = models.ForeignKey(Folder, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/bodies/{self.pk}/"


class Person(RememberedModel):
    """职工 / 人员: one row for one human being; namesakes are normal."""

    name = models.CharField(max_length=60)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="people")
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
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)


class Post(RememberedModel):
    """任职: a person holds a named post in a body from a day (included) until a day (excluded)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=80)
    starts_on = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class Role(RememberedModel):
    """角色: what a person may do at a body, from an instant (included) until an instant (excluded)."""

    class Kind(models.TextChoices):
        SECRETARY = "secretary", "秘书处"
        CHAIR = "chair", "理事长单位"
        SUPERIOR = "superior", "上级工会"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="roles")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class Tie(RememberedModel):
    """关系: two persons or bodies, what joins them, from when to when, and where that is known from."""

    class Kind(models.TextChoices):
        MENTORSHIP = "mentorship", "师徒"
        KINSHIP = "kinship", "亲属"
        JOINT_WORK = "joint_work", "共同项目"
        INTEREST = "interest", "利益关系"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="ties")
    body = models.ForeignKey(Body, null=True, on_delete=models.CASCADE, related_name="ties")
    other_person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    other_body = models.ForeignKey(Body, null=True, on_delete=models.CASCADE, related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, body__isnull=True) | Q(person__isnull=True, body__isnull=False),
                name="people_tie_one_side",
            ),
            models.CheckConstraint(
                condition=Q(other_person__isnull=False, other_body__isnull=True)
                | Q(other_person__isnull=True, other_body__isnull=False),
                name="people_tie_other_side",
            ),
        ]


class AccountQuerySet(BaseUserManager):
    """Accounts are found by their sign-in name, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """账号: a person's way to sign in. Not remembered."""

    username = models.CharField(max_length=60, unique=True)
    person = models.OneToOneField(Person, null=True, on_delete=models.SET_NULL, related_name="account")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    # In a demonstration: what the cast card says; empty elsewhere.
    cast_as = models.CharField(max_length=40, blank=True)

    objects = AccountQuerySet()
    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.username


class SignInLink(models.Model):
    """一次性登录链接: for the first administrator and for lost passwords without mail. Only its digest is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_by_name = models.CharField(max_length=80)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
