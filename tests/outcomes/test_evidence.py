"""Proof of its own: taken, kept, refused by what it really is."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lianchuang.basics.verdicts import Refused
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.uploads import LARGEST_BYTES, Upload, check_upload, told_by_content
from lianchuang.records.past import last_act
from tests.stage import PDF, Stage, entered, workbook_bytes


def zipped(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (PDF, ".pdf"),
        (b"\xff\xd8\xff\xe0", ".jpg"),
        (b"\x89PNG\r\n\x1a\n", ".png"),
        (workbook_bytes(), ".xlsx"),
        (zipped("word/document.xml"), ".docx"),
        (zipped("xl/workbook.xml", "xl/vbaProject.bin"), ""),
        (zipped("readme.txt"), ""),
        (b"PK\x03\x04 broken", ""),
        (b"<svg/>", ""),
        (b"", ""),
    ],
)
def test_a_file_is_told_by_what_it_holds(data: bytes, ending: str) -> None:
    assert told_by_content(data) == ending


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("证书.pdf", b"", "空的"),
        ("证书.pdf", b"MZ", "不是可以作证明材料的文件"),
        ("证书.png", PDF, "内容其实是 .pdf"),
        ("证\x00书.pdf", PDF, "控制字符"),
        ("...", PDF, "没有名字"),
        ("证书.pdf", PDF + b"0" * LARGEST_BYTES, "超过了 50 MB"),
    ],
)
def test_what_is_not_taken_is_said(name: str, data: bytes, says: str) -> None:
    with pytest.raises(Refused) as refused:
        check_upload(Upload(name, data))
    assert says in refused.value.reason


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/证书.pdf", "证书.pdf"), ("C:\\证书.PDF", "证书.PDF"), ("照片.jpeg", "照片.jpeg")],
)
def test_a_name_keeps_no_path(name: str, kept: str) -> None:
    data = b"\xff\xd8\xff" if name.endswith("jpeg") else PDF
    assert check_upload(Upload(name, data)).name == kept


@pytest.mark.parametrize("name", ["赵秘书", "王师傅"])
def test_a_certificate_makes_the_patent_evidenced(stage: Stage, name: str) -> None:
    client = entered(name)
    address = f"/outcomes/patents/{stage.patent.pk}/evidence/"
    assert client.get(address).status_code == 200
    answer = client.post(address, {"file": SimpleUploadedFile("证书.pdf", PDF)})
    assert (answer.status_code, answer.url) == (302, stage.patent.get_absolute_url())
    assert "有证明" in client.get(stage.patent.get_absolute_url()).content.decode()
    history = client.get(stage.patent.get_absolute_url()).content.decode().split('id="history"')[1]
    assert "登记：证书.pdf" in history
    before = last_act()
    again = client.post(address, {"file": SimpleUploadedFile("证书.pdf", PDF)})
    assert (again.status_code, last_act()) == (422, before)
    assert "已经在材料里了" in again.content.decode()


@pytest.mark.parametrize(("name", "status"), [("钱部长", 409), ("李工", 409), ("周老师", 404)])
def test_others_may_not(stage: Stage, name: str, status: int) -> None:
    file = SimpleUploadedFile("证书.pdf", PDF)
    answer = entered(name).post(f"/outcomes/patents/{stage.patent.pk}/evidence/", {"file": file})
    assert answer.status_code == status
    assert Evidence.objects.filter(kind="own").count() == 0


def test_no_file_is_said(stage: Stage) -> None:
    answer = entered("赵秘书").post(f"/outcomes/patents/{stage.patent.pk}/evidence/", {})
    assert answer.status_code == 422
    assert "请选择一个文件" in answer.content.decode()
