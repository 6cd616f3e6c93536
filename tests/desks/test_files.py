"""Files that prove something: who sees which rows of a list, who may take the file."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lianchuang.desks.sight import visible_evidence
from lianchuang.outcomes.actions import prove_outcome
from lianchuang.outcomes.models import Patent
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.store import path_of
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import clock_at, last_act
from tests.stage import PDF, Stage, entered, queries_of, reach_by_name, set_stage, workbook_bytes


@pytest.fixture
def stage(db: None) -> Stage:
    return set_stage()


def evidence_of(record: object) -> Evidence:
    return Evidence.objects.get(folder=record.folder_id)  # type: ignore[attr-defined]


def test_the_keeper_sees_the_sheet_around_the_row(stage: Stage) -> None:
    page = entered("赵秘书").get(f"/files/{evidence_of(stage.project).pk}/").content.decode()
    for words in (
        "第 3 行",
        "工作表「立项」",
        "焊缝跟踪联合攻关",
        "别家的项目",
        "10012345634",
        "下载原文件",
        'class="sheet-asked"',
    ):
        assert words in page
    assert f'href="/projects/{stage.project.pk}/"' in page


def test_the_superior_sees_it_with_masked_numbers_and_may_not_take_it(stage: Stage) -> None:
    address = f"/files/{evidence_of(stage.project).pk}/"
    page = entered("钱部长").get(address).content.decode()
    assert "别家的项目" in page
    for words in ("10012345634", "10099999999", "010-87654321", "下载原文件"):
        assert words not in page
    assert "100******34" in page
    assert entered("钱部长").get(f"{address}content/").status_code == 404


@pytest.mark.parametrize("name", ["王师傅", "李工"])
def test_a_member_sees_the_own_row_and_no_other(stage: Stage, name: str) -> None:
    address = f"/files/{evidence_of(stage.project).pk}/"
    page = entered(name).get(address).content.decode()
    assert "焊缝跟踪联合攻关" in page
    for words in ("别家", "第三个项目", "10012345634", "下载原文件"):
        assert words not in page
    assert entered(name).get(f"{address}content/").status_code == 404


@pytest.mark.parametrize(
    ("name", "status"), [("周老师", 404), ("李工", 404), ("王师傅", 404), ("钱部长", 200), ("管理员", 200)]
)
def test_who_may_not_see_the_record_does_not_see_its_file(stage: Stage, name: str, status: int) -> None:
    address = f"/files/{evidence_of(stage.media).pk}/"
    assert entered(name).get(address).status_code == status


@pytest.mark.parametrize("name", ["赵秘书", "钱部长", "王师傅", "李工", "周老师"])
def test_files_in_sight_are_those_of_records_in_sight(stage: Stage, name: str) -> None:
    seen = {
        "赵秘书": {"项目", "专利", "软著", "效益", "报道", "场次", "李工", "台账"},
        "钱部长": {"项目", "专利", "软著", "效益", "报道", "场次", "李工", "台账"},
        "王师傅": {"项目", "专利", "效益"},
        "李工": {"项目", "专利", "效益", "场次", "李工"},
        "周老师": {"别家"},
    }[name]
    found = visible_evidence(reach_by_name(name))
    assert set(found.values_list("folder__title", flat=True)) == seen


def test_the_file_comes_as_a_download(stage: Stage) -> None:
    answer = entered("赵秘书").get(f"/files/{evidence_of(stage.project).pk}/content/")
    assert answer.content == workbook_bytes() or answer.content[:4] == b"PK\x03\x04"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith(
        "attachment; filename=file.xlsx; filename*=UTF-8''%E7%AB%8B"
    )


def test_an_own_file_shows_its_facts_and_is_taken_by_whoever_sees_the_record(stage: Stage) -> None:
    client = entered("赵秘书")
    client.post(
        f"/outcomes/patents/{stage.patent.pk}/evidence/", {"file": SimpleUploadedFile("证书.pdf", PDF)}
    )
    own = Evidence.objects.get(kind="own")
    for name in ("赵秘书", "李工"):
        page = entered(name).get(f"/files/{own.pk}/").content.decode()
        assert "有证明" in page
        assert entered(name).get(f"/files/{own.pk}/content/").content == PDF
    assert entered("周老师").get(f"/files/{own.pk}/").status_code == 404


def test_a_picture_is_shown(stage: Stage) -> None:
    picture = b"\x89PNG\r\n\x1a\n picture"
    file = SimpleUploadedFile("证书.png", picture)
    entered("赵秘书").post(f"/outcomes/patents/{stage.patent.pk}/evidence/", {"file": file})
    own = Evidence.objects.get(kind="own")
    page = entered("赵秘书").get(f"/files/{own.pk}/").content.decode()
    assert f'src="/files/{own.pk}/content/"' in page


def test_a_lost_file_is_said(stage: Stage) -> None:
    client = entered("赵秘书")
    client.post(
        f"/outcomes/patents/{stage.patent.pk}/evidence/",
        {"file": SimpleUploadedFile("证书.png", b"\x89PNG\r\n\x1a\n lost")},
    )
    own = Evidence.objects.get(kind="own")
    path_of(own.content.sha256).unlink()
    page = client.get(f"/files/{own.pk}/")
    assert page.status_code == 200
    assert "不在文件库里了" in page.content.decode()
    assert client.get(f"/files/{own.pk}/content/").status_code == 409


def test_under_a_lens_the_file_of_then(stage: Stage) -> None:
    before = last_act()
    client = entered("赵秘书")
    client.post(
        f"/outcomes/patents/{stage.patent.pk}/evidence/", {"file": SimpleUploadedFile("证书.pdf", PDF)}
    )
    own = Evidence.objects.get(kind="own")
    assert client.get(f"/files/{own.pk}/?known_at=act:{before}").status_code == 404
    assert client.get(f"/files/{own.pk}/?known_at=act:{before + 1}").status_code == 200


def test_one_file_asks_the_same_however_many_records_there_are(stage: Stage) -> None:
    client = entered("赵秘书")
    one = queries_of(client, f"/files/{evidence_of(stage.patent).pk}/")
    assert queries_of(client, f"/files/{evidence_of(Patent.objects.get()).pk}/") == one


def test_a_file_is_dated_by_the_clock_of_acts(stage: Stage) -> None:
    with clock_at(datetime(2025, 1, 9, 1, 30, tzinfo=UTC)):
        prove_outcome(stage.patent, upload=Upload("专利证书.pdf", PDF), by=reach_by_name("赵秘书"))
    proof = Evidence.objects.get(folder=stage.patent.folder_id, kind=Evidence.Kind.OWN)
    page = entered("赵秘书").get(f"/files/{proof.pk}/").content.decode()
    assert "<dt>存入</dt><dd>2025年1月9日 09:30</dd>" in page
