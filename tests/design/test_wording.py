import pytest
from django.template import engines
from django.utils.translation import override


def said(source: str, **values: object) -> str:
    with override("zh-hans"):
        return engines["jinja2"].env.from_string(source).render(**values)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('{{ _("有名单") }}', "有名单"),
        ('{{ _("共 %(total)s", total=38) }}', "共 38"),
        ('{{ _("完成 81.86%%") }}', "完成 81.86%"),
        ("{% trans %}完成 81.86%{% endtrans %}", "完成 81.86%"),
        ('{{ _("您好，%(name)s", name=name) }}', "您好，&lt;b&gt;王师傅&lt;/b&gt;"),
        ("{% trans name=name %}您好，{{ name }}{% endtrans %}", "您好，&lt;b&gt;王师傅&lt;/b&gt;"),
        ('{{ _("见<b>证书</b>") }}', "见<b>证书</b>"),
        ('{{ ngettext("%(num)s 行", "%(num)s 行们", 3) }}', "3 行们"),
        ("{% trans count=3 %}{{ count }} row{% pluralize %}{{ count }} rows{% endtrans %}", "3 rows"),
        ('{{ pgettext("动词", "报") }}', "报"),
        ('{{ npgettext("量词", "%(num)s row", "%(num)s rows", 1) }}', "1 row"),
    ],
)
def test_sentences_are_said_and_values_are_text(source: str, words: str) -> None:
    assert said(source, name="<b>王师傅</b>") == words
