"""Forms of signing in: they validate and never save."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.people.models import Account

LONGEST_PASSWORD = 256


REQUIRED = {"required": gettext_lazy("这里不能空着，请填写。")}


def _password(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=widget,
        help_text=help_text,
        error_messages=REQUIRED,
    )


class SignInForm(forms.Form):
    """Account name and password."""

    username = forms.CharField(
        label=gettext_lazy("账号名"),
        max_length=60,
        error_messages=REQUIRED,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = _password(gettext_lazy("密码"), "current-password")


class PasswordForm(forms.Form):
    """A new password, twice; the old one first, unless its owner came in by a one-time link."""

    old = _password(gettext_lazy("现在的密码"), "current-password")
    new = _password(
        gettext_lazy("新密码"), "new-password", gettext_lazy("至少 8 个字符，不要用生日、账号名这样好猜的。")
    )
    again = _password(gettext_lazy("再输一遍新密码"), "new-password")

    def __init__(self, account: Account, *args: Any, ask_old: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.account = account
        if not ask_old:
            del self.fields["old"]

    def clean_old(self) -> str:
        """The password as it is now."""
        if not self.account.check_password(self.cleaned_data["old"]):
            raise ValidationError(_("现在的密码不对。"))
        return self.cleaned_data["old"]

    def clean_new(self) -> str:
        """A password that is not easily guessed."""
        validate_password(self.cleaned_data["new"], self.account)
        return self.cleaned_data["new"]

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        values = self.cleaned_data
        if "new" in values and "again" in values and values["new"] != values["again"]:
            self.add_error("again", _("两遍输的不一样，请再输一次。"))
        return values
