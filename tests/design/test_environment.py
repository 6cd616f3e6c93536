import pytest
from django.template import engines
from django.utils.translation import override
from jinja2 import UndefinedError


def drawn(source: str, **context: object) -> str:
    return engines["jinja2"].env.from_string(source).render(**context)


def test_a_name_a_page_forgot_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'studio' is undefined"):
        drawn("{{ studio }}")


def test_an_argument_a_component_does_not_declare_is_an_error() -> None:
    with pytest.raises(TypeError, match="takes no keyword argument 'colour'"):
        drawn('{% from "ui/badge.html" import badge %}{{ badge("市级", colour="red") }}')


def test_what_people_typed_is_text() -> None:
    says = drawn('{% from "ui/badge.html" import badge %}{{ badge(name) }}', name="<b>x</b>")
    assert says == '<span class="badge badge-plain">&lt;b&gt;x&lt;/b&gt;</span>'


def test_a_button_says_to_how_many() -> None:
    source = '{% from "ui/button.html" import button %}{{ button(_("确认写入"), count=1265, unit=_("行")) }}'
    words = 'type="submit">%s <span class="count">%s</span></button>'
    with override("zh-hans"):
        assert drawn(source) == '<button class="button button-plain" ' + words % ("确认写入", "1,265 行")
    with override("en"):
        assert drawn(source) == '<button class="button button-plain" ' + words % ("Write", "1,265 rows")


def test_a_refused_button_says_why() -> None:
    source = '{% from "ui/button.html" import button %}{{ button("定稿留底", refused="还有 3 行存疑") }}'
    assert drawn(source) == (
        '<button class="button button-plain" type="submit" disabled>定稿留底</button>'
        '<span class="refused">还有 3 行存疑</span>'
    )


def test_unknown_is_not_nought() -> None:
    source = '{% from "ui/tile.html" import tile %}{{ tile("人数", "未统计", "not_counted", "2024年12月31日", "/x") }}'
    assert "准数" not in drawn(source)
    source = source.replace('"/x"', '"/x", value=0, unit="人"')
    assert "准数 <strong>0</strong> 人" in drawn(source)


def test_what_was_struck_out_stands_above_what_is_now() -> None:
    source = '{% from "ui/change_list.html" import change %}{{ change("11月8日", "11月18日") }}'
    assert drawn(source) == (
        '<span class="change"><del><span class="unseen">原来：</span>11月8日</del>'
        '<ins><span class="unseen">改为：</span>11月18日</ins></span>'
    )


def test_a_constant_is_told_in_the_language_of_each_page() -> None:
    template = engines["jinja2"].env.from_string("{{ 1265000|yuan }}")
    with override("zh-hans"):
        assert template.render() == "1,265,000 元"
    with override("en"):
        assert template.render() == "¥1,265,000"
