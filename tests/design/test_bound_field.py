from django import forms
from django.template import engines

from tests.design.test_gallery import Tags


class Asked(forms.Form):
    name = forms.CharField(label="名称", help_text="写全称")
    since = forms.CharField(label="成立时间", required=False)
    level = forms.ChoiceField(
        label="级别", choices=[("city", "市级"), ("district", "区级")], widget=forms.RadioSelect
    )
    told = forms.BooleanField(label="已告知", required=False)


def drawn(form: forms.Form) -> Tags:
    source = '{% from "ui/field.html" import bound_field %}{% for each in form %}{{ bound_field(each) }}{% endfor %}'
    return Tags(engines["jinja2"].env.from_string(source).render(form=form))


def attributes(tags: Tags, name: str) -> dict[str, str | None]:
    return next(attrs for tag, attrs in tags.tags if attrs.get("name") == name)


def test_a_field_without_help_or_error_is_described_by_nothing() -> None:
    since = attributes(drawn(Asked()), "since")
    assert since == {"type": "text", "name": "since", "class": "input", "id": "id_since"}


def test_help_and_error_are_told_with_the_field() -> None:
    tags = drawn(Asked({"since": "", "level": "city"}))
    name = attributes(tags, "name")
    assert (name["aria-describedby"], name["aria-invalid"]) == ("id_name-help id_name-error1", "true")
    ids = {attrs["id"] for _, attrs in tags.tags if "id" in attrs}
    assert {"id_name-help", "id_name-error1"} <= ids


def test_every_id_a_field_points_to_is_there() -> None:
    tags = drawn(Asked({}))
    ids = {attrs["id"] for _, attrs in tags.tags if "id" in attrs}
    pointed = {part for _, attrs in tags.tags for part in (attrs.get("aria-describedby") or "").split()}
    pointed |= {attrs["for"] for _, attrs in tags.tags if attrs.get("for")}
    assert pointed - ids == set()
