"""A drop: which year it is for, and the files."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.basics.text import narrow
from lianchuang.basics.unreadable import Unreadable
from lianchuang.design.saying import spoken
from lianchuang.exchange.access import may_import_year
from lianchuang.exchange.importing.plan import DroppedFile
from lianchuang.networks.models import Network
from lianchuang.papers.workbooks import TOO_MANY_BYTES

MOST_FILES = 40
# Of one drop: all its files are read together.
MOST_BYTES = 200_000_000
MILLION = 1_000_000


class SeveralFilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """A list of uploaded files."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files, told by number and size only: what is in them is told by the plan."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            raise forms.ValidationError(_("请先选择工作簿（.xlsx）。"))
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("一次最多 %(most)s 个文件，请分几次。") % {"most": MOST_FILES})
        if too_large := [_too_large(file) for file in files if (file.size or 0) >= TOO_MANY_BYTES]:
            raise forms.ValidationError(too_large)
        if sum(file.size or 0 for file in files) > MOST_BYTES:
            most = {"most": MOST_BYTES // MILLION}
            raise forms.ValidationError(_("这些文件加起来超过 %(most)s MB，请分几次拖进来。") % most)
        return list(files)


class DropForm(forms.Form):
    """The year the workbooks report on, and the workbooks."""

    year = forms.CharField(max_length=20, error_messages={"required": gettext_lazy("请填写年份，如 2024。")})
    # Declared fields do not become attributes, so this does not hide the form's own `files`.
    files = SeveralFilesField()  # type: ignore[assignment]

    def __init__(self, *given: Any, network: Network, **named: Any) -> None:
        super().__init__(*given, **named)
        self.network = network

    def clean_year(self) -> int:
        """A year the network has lived in: four digits, not before its charter, not to come."""
        try:
            typed = narrow(str(self.cleaned_data["year"])).removesuffix("年").strip()
        except Unreadable as unreadable:
            raise forms.ValidationError(spoken(unreadable.says)) from unreadable
        if not (typed.isascii() and typed.isdigit() and len(typed) == 4):
            raise forms.ValidationError(_("「%(typed)s」不是年份：请写四位数，如 2024。") % {"typed": typed})
        if not (verdict := may_import_year(self.network, int(typed))):
            raise forms.ValidationError(verdict.reason)
        return int(typed)

    def dropped_files(self) -> list[DroppedFile]:
        """The files with their bytes, in the order they were dropped."""
        return [DroppedFile(name=file.name or "", data=file.read()) for file in self.cleaned_data["files"]]


def _too_large(file: UploadedFile) -> str:
    size = {"name": file.name, "size": f"{(file.size or 0) / MILLION:.1f}", "most": TOO_MANY_BYTES // MILLION}
    return _("「%(name)s」有 %(size)s MB，太大：应小于 %(most)s MB。") % size
