"""〔更正并说明〕 as it is typed: done with its reason, refused at the field, told when somebody was faster."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lianchuang.outcomes.models import Patent
from lianchuang.records.files.models import Evidence
from lianchuang.records.past import Act, act, last_act, lens
from tests.stage import PDF, TYPIST, Stage, entered


def typed(patent: Patent, **other: Any) -> dict[str, Any]:
    """The form as the page shows it, with something changed."""
    said = {
        "title": patent.title, "kind": patent.kind, "application_number": "ZL202217472068.9",
        "filed_on": "2022年5月23日", "published_on": "2023-11-10", "granted_on": "2024年12月24日", "lapsed_on": "",
        "project": patent.project_id or "", "reason": "对照证书，抄错一行", "read_at": last_act(),
    }  # fmt: skip
    return {**said, **other}


def address(patent: Patent) -> str:
    return f"/outcomes/patents/{patent.pk}/corrections/"


def test_a_corrected_date_keeps_the_old_one_in_the_past(stage: Stage) -> None:
    before = last_act()
    answer = entered("赵秘书").post(address(stage.patent), typed(stage.patent, granted_on="2024年12月11日"))
    assert (answer.status_code, answer.url) == (302, f"/outcomes/patents/{stage.patent.pk}/")
    assert Patent.objects.get(pk=stage.patent.pk).granted_on == date(2024, 12, 11)
    with lens(before):
        assert Patent.objects.get(pk=stage.patent.pk).granted_on == date(2024, 12, 24)
    written = Act.objects.get(pk=before + 1)
    assert (written.by_name, written.reason, last_act()) == ("赵秘书", "对照证书，抄错一行", before + 1)


def test_the_page_shows_old_struck_out_above_new(stage: Stage) -> None:
    client = entered("赵秘书")
    client.post(
        address(stage.patent), typed(stage.patent, granted_on="2024年12月11日", on_behalf_of="精工机械公司")
    )
    page = client.get(f"/outcomes/patents/{stage.patent.pk}/").content.decode()
    assert "2024年12月24日</del>" in page
    assert "2024年12月11日</ins>" in page
    assert "对照证书，抄错一行" in page
    assert "代 精工机械公司" in page
    assert "/acts/2/undoing/" in page


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("granted_on", "2204年12月24日", "2204"),
        ("granted_on", "2099-01-01", "还没有到"),
        ("granted_on", "2024年12月", "没有写到日"),
        ("granted_on", "2021-01-01", "授权日早于公布日"),
        ("filed_on", "١٢٣", "其他文字的数字"),
        ("application_number", "ZL202217472068.0", "校验位不对"),
        ("title", "一种\x07装置", "控制字符"),
        ("title", "", "不能空着"),
        ("kind", "design", "不符"),
        ("reason", "", "不能空着"),
        ("project", "999999", "请从列出的里面选一个"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(
    stage: Stage, field: str, text: str, says: str
) -> None:
    before = last_act()
    answer = entered("赵秘书").post(
        address(stage.patent), typed(stage.patent, **{"lapsed_on": "2025年1月2日", field: text})
    )
    page = answer.content.decode()
    assert (answer.status_code, last_act()) == (422, before)
    assert says in page
    assert 'value="2025年1月2日"' in page


def test_a_nul_is_refused_before_it_is_read(stage: Stage) -> None:
    before = last_act()
    answer = entered("赵秘书").post(address(stage.patent), typed(stage.patent, title="一种\x00装置"))
    assert (answer.status_code, last_act()) == (400, before)
    assert "NUL" in answer.content.decode()


def test_nothing_changed_is_said_and_is_no_act(stage: Stage) -> None:
    before = last_act()
    answer = entered("赵秘书").post(address(stage.patent), typed(stage.patent))
    assert (answer.status_code, last_act()) == (422, before)
    assert "没有要更正的" in answer.content.decode()


def test_two_people_editing_lose_nothing(stage: Stage) -> None:
    form = typed(stage.patent, title="一种焊缝跟踪装置（改）", granted_on="2024年12月11日")
    with act(by=TYPIST, reason="先改一步"):
        Patent.objects.filter(pk=stage.patent.pk).update(
            granted_on=date(2024, 12, 16), filed_on=date(2022, 5, 24)
        )
    before = last_act()
    client = entered("赵秘书")
    answer = client.post(address(stage.patent), form)
    page = answer.content.decode()
    assert (answer.status_code, last_act()) == (409, before)
    for words in ("2024年12月16日", "2024年12月11日", "一种焊缝跟踪装置（改）", "2022年5月24日"):
        assert words in page
    again = {**form, "read_at": before, "filed_on": "2022年5月24日"}
    assert client.post(address(stage.patent), again).status_code == 302
    now = Patent.objects.get(pk=stage.patent.pk)
    assert (now.title, now.granted_on, now.filed_on) == (
        "一种焊缝跟踪装置（改）",
        date(2024, 12, 11),
        date(2022, 5, 24),
    )


def test_a_number_that_stands_already_is_refused(stage: Stage) -> None:
    with act(by=TYPIST):
        other = Patent.objects.get(pk=stage.patent.pk)
        other.pk, other.application_number = None, "202312070061.7".replace(".", "")
        other.save(force_insert=True)
    answer = entered("赵秘书").post(
        address(stage.patent), typed(stage.patent, application_number="202312070061.7")
    )
    assert answer.status_code == 422
    assert "已经登记过" in answer.content.decode()


def test_a_stamped_scan_is_the_paper_and_the_proof(stage: Stage) -> None:
    scan = SimpleUploadedFile("盖章确认.pdf", PDF)
    form = typed(
        stage.patent,
        granted_on="2024-12-11",
        scan=scan,
        on_behalf_of="精工机械公司",
        paper="精工函〔2025〕3号",
    )
    assert entered("赵秘书").post(address(stage.patent), form).status_code == 302
    written = Act.objects.get(pk=last_act())
    assert written.paper == "精工函〔2025〕3号 盖章件：盖章确认.pdf（ab0c2d7d76a5）".replace(
        "ab0c2d7d76a5", written.paper[-13:-1]
    )
    assert written.on_behalf_of_name == "精工机械公司"
    own = Evidence.objects.filter(folder=stage.patent.folder, kind="own")
    assert list(own.values_list("name", flat=True)) == ["盖章确认.pdf"]
    page = entered("赵秘书").get(f"/outcomes/patents/{stage.patent.pk}/").content.decode()
    assert "有证明" in page


def test_a_refused_scan_writes_nothing(stage: Stage) -> None:
    before = last_act()
    scan = SimpleUploadedFile("盖章确认.pdf", b"MZ program")
    answer = entered("赵秘书").post(
        address(stage.patent), typed(stage.patent, granted_on="2024-12-11", scan=scan)
    )
    assert (answer.status_code, last_act()) == (422, before)
    assert "不是可以作证明材料的文件" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "status"), [("钱部长", 409), ("王师傅", 409), ("李工", 409), ("周老师", 404)]
)
def test_only_the_keeper_corrects(stage: Stage, name: str, status: int) -> None:
    before = last_act()
    answer = entered(name).post(address(stage.patent), typed(stage.patent, granted_on="2024-12-11"))
    assert (answer.status_code, last_act()) == (status, before)


@pytest.mark.parametrize(
    ("kind", "form", "field", "value"),
    [
        ("copyrights", {"title": "焊缝软件V2.0", "number": "2024SR0131155", "registered_on": "2024-08-03", "project": ""}, "title", "焊缝软件V2.0"),
        ("benefits", {"stage": "realised", "amount_yuan": "126万元", "period": "2024年", "is_confirmed": "yes", "reported_year": "2024", "project": ""}, "amount_yuan", 1260000),
        ("media", {"title": "一线的发明", "outlet": "市劳动报", "level": "", "printed_on": "2024-03-11", "is_original": "yes", "link": "https://example.org/0", "clicks": "3万+"}, "printed_on", date(2024, 3, 11)),
    ],
)  # fmt: skip
def test_every_kind_is_corrected(
    stage: Stage, kind: str, form: dict[str, str], field: str, value: Any
) -> None:
    row = {"copyrights": stage.copyright, "benefits": stage.benefit, "media": stage.media}[kind]
    if kind == "benefits":
        form = {**form, "project": str(stage.project.pk)}
    said = {**form, "reason": "核对原件", "read_at": str(last_act())}
    answer = entered("赵秘书").post(f"/outcomes/{kind}/{row.pk}/corrections/", said)
    assert answer.status_code == 302, answer.content.decode()
    row.refresh_from_db()
    assert getattr(row, field) == value
