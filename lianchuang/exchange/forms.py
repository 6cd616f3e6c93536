"""A drop: which year it is for, and the files."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from lianchuang.exchange.importing.plan import DroppedFile

MOST_FILES = 40


class SeveralFilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """A list of uploaded files."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each file by itself; none at all is refused. Whether a file can be read is told by the plan."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            raise forms.ValidationError(_("请先选择工作簿（.xlsx）。"))
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("一次最多 %(most)s 个文件，请分几次。") % {"most": MOST_FILES})
        return list(files)


class DropForm(forms.Form):
    """The year the workbooks report on, and the workbooks."""

    year = forms.IntegerField(
        label=_("这些表说的是哪一年"), min_value=1949, max_value=2100,
        error_messages={"invalid": _("请写四位数的年份，如 2024。"), "required": _("请填写年份。")},
    )  # fmt: skip
    files = SeveralFilesField(label=_("工作簿"))

    def dropped_files(self) -> list[DroppedFile]:
        """The files with their bytes, in the order they were dropped."""
        return [DroppedFile(name=file.name or "", data=file.read()) for file in self.cleaned_data["files"]]
