"""Word documents in: tables as they are laid out, what Word hides, and files that are something else or meant to harm."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lianchuang.papers.unreadable import UnreadableFile
from lianchuang.papers.word_forms import FormList, PaperForm, write_form
from lianchuang.papers.word_labels import Answered, label_key, read_form
from lianchuang.papers.word_tables import MOST_CELLS, WordDocument, read_word

LABELS = {
    "title": ("项目名称", "课题名称"),
    "goals": ("目标",),
    "money": ("申请经费",),
    "lead": ("牵头单位",),
}
LISTS = {"people": (("姓名",), ("单位", "工作单位"), ("分工",)), "units": (("单位",), ("份额",))}


def saved(document: object) -> bytes:
    written = io.BytesIO()
    document.save(written)  # type: ignore[attr-defined]
    return written.getvalue()


def tabled(
    *rows: tuple[str, ...], merge: tuple[tuple[int, int], tuple[int, int]] | None = None
) -> WordDocument:
    document = Document()
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    if merge:
        first, last = merge
        table.cell(*first).merge(table.cell(*last))
    return read_word(saved(document), "申报书.docx")


def answers(document: WordDocument) -> dict[str, list[str]]:
    reading = read_form(document, LABELS, LISTS)
    return {key: [each.text for each in found] for key, found in reading.answers.items()}


def test_labels_to_the_left() -> None:
    document = tabled(
        ("项目名称：", "门控预警", "牵头单位", "精工公司"), ("目 标", "早一小时", "申请经费（万元）", "5")
    )
    assert answers(document) == {
        "title": ["门控预警"],
        "lead": ["精工公司"],
        "goals": ["早一小时"],
        "money": ["5"],
    }


def test_labels_above() -> None:
    document = tabled(("项目名称", "牵头单位", "备注"), ("门控预警", "精工公司", "无"))
    assert answers(document) == {"title": ["门控预警"], "lead": ["精工公司"]}
    assert read_form(document, LABELS, LISTS).left == ["备注", "无"]


def test_a_label_over_the_whole_width_has_its_answer_below() -> None:
    document = tabled(("目标", ""), ("先做样机\n再上车", ""), merge=((0, 0), (0, 1)))
    assert answers(document) == {"goals": ["先做样机\n再上车"]}


def test_an_empty_answer_stays_empty_and_takes_nothing_from_below() -> None:
    assert answers(tabled(("项目名称", ""), ("联系人", "何"))) == {"title": [""]}
    assert answers(tabled(("项目名称", ""), ("牵头单位", "精工公司"))) == {
        "title": [""],
        "lead": ["精工公司"],
    }


def test_one_cell_may_hold_label_and_answer() -> None:
    document = Document()
    document.add_paragraph("课题名称： 门控预警")
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "目标:早一小时"
    assert answers(read_word(saved(document), "x.docx")) == {"goals": ["早一小时"], "title": ["门控预警"]}


def test_two_answers_are_both_given_and_the_same_one_once() -> None:
    document = tabled(
        ("项目名称", "甲"), ("课题名称", "乙"), ("项目名称", "甲"), ("目标", ""), ("目标", "有")
    )
    assert answers(document) == {"title": ["甲", "乙"], "goals": ["有"]}


@pytest.mark.parametrize(
    ("label", "key"),
    [("项目名称", "项目名称"), (" 项 目 名 称：", "项目名称"), ("一、项目名称（不超过30字）", "项目名称"), ("1.项目名称*", "项目名称"), ("（2）ＡＢ", "ab")],
)  # fmt: skip
def test_labels_are_compared_without_what_offices_add(label: str, key: str) -> None:
    assert label_key(label) == key


def test_lists_are_read_below_their_headings_until_they_end() -> None:
    document = tabled(
        ("参加人员", "姓名", "工作单位", "分工"),
        ("", "王师傅", "精工公司", "总负责"),
        ("", "", "", ""),
        ("", "何师傅", "桥检公司", ""),
        ("项目名称", "门控预警", "", ""),
        merge=((0, 0), (3, 0)),
    )
    reading = read_form(document, LABELS, LISTS)
    assert reading.rows == {"people": [("王师傅", "精工公司", "总负责"), ("何师傅", "桥检公司", "")]}


def test_text_in_content_controls_and_insertions_is_read_and_what_was_deleted_is_not() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 0).text = "项目名称", "目标"
    xml = (
        f"<w:p {nsdecls('w')}><w:sdt><w:sdtContent><w:r><w:t>门控</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:ins><w:r><w:t>预警</w:t></w:r></w:ins><w:del><w:r><w:delText>旧名</w:delText></w:r></w:del></w:p>"
    )
    table.cell(0, 1)._tc.append(parse_xml(xml))
    table.cell(1, 1).text = "单击或点击此处输入文字。"
    assert answers(read_word(saved(document), "x.docx")) == {"title": ["门控预警"], "goals": [""]}


def test_a_table_in_a_table_is_read_apart() -> None:
    document = Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "参加的人"
    inner = outer.cell(0, 1).add_table(rows=2, cols=2)
    for column, (head, text) in enumerate((("姓名", "王师傅"), ("单位", "精工公司"))):
        inner.cell(0, column).text, inner.cell(1, column).text = head, text
    read = read_word(saved(document), "x.docx")
    assert read_form(read, LABELS, LISTS).rows == {"people": [("王师傅", "精工公司", "")]}
    assert [cell.text for cell in read.tables[0].cells] == ["参加的人", ""]


def test_a_form_reads_back_as_it_was_written() -> None:
    lists = [
        FormList("参加的人", ("姓名", "单位", "分工"), [("王师傅", "精工（集团）公司", "总负责")], 3),
        FormList("份额", ("单位", "份额"), [("精工工作室", "60")]),
    ]
    form = PaperForm(
        "申报书",
        "填好再传",
        [("项目名称", "门控预警"), ("目标", "一\n二"), ("申请经费", "")],
        lists,
        ("签字：",),
    )
    reading = read_form(read_word(write_form(form), "x.docx"), LABELS, LISTS)
    assert reading.answers == {
        "title": [Answered("门控预警", "项目名称")], "goals": [Answered("一\n二", "目标")], "money": [Answered("", "申请经费")],
    }  # fmt: skip
    assert reading.rows == {
        "people": [("王师傅", "精工（集团）公司", "总负责")],
        "units": [("精工工作室", "60")],
    }
    assert reading.left == []


def says(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as unreadable:
        read_word(data, "申报书.docx")
    return str(unreadable.value.says)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
UNREAD = "「申报书.docx」读不出来，可能已损坏、加密，或解开以后太大：请在 Word 或 WPS 里打开它，另存为 .docx 后再上传。"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "「申报书.docx」是空的（0 字节）：请重新保存后再上传。"),
        (OLE + "WordDocument".encode("utf-16-le"), "「申报书.docx」是旧格式的 .doc 或 .wps，改了名字也读不出来：请在 Word 或 WPS 里打开它，另存为 .docx 后再上传。"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "「申报书.docx」设了打开密码：请去掉密码，另存为 .docx 后再上传。"),
        (OLE, "「申报书.docx」是旧格式的 Office 文件：请在 Word 或 WPS 里打开它，另存为 .docx 后再上传。"),
        (b"%PDF-1.7", "「申报书.docx」是 PDF，不是 Word 文档：请上传 .docx，扫描件请作为附件上传。"),
        (b"hello", "「申报书.docx」不是 Word 文档：请上传 .docx。"),
        (b"PK\x03\x04" + bytes(40), UNREAD),
        (b"x" * 20_000_000, "「申报书.docx」有 20.0 MB，太大：应小于 20 MB，图片请作为附件上传。"),
    ],
)  # fmt: skip
def test_what_is_no_word_document_is_told_by_its_content(data: bytes, told: str) -> None:
    assert says(data) == told


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return written.getvalue()


BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"xl/workbook.xml": b"<x/>"}, "「申报书.docx」不是 Word 文档：请上传 .docx。"),
        ({"word/document.xml": BODY % b"", "word/vbaProject.bin": b"x"}, "「申报书.docx」带宏：宏不会被接收，请另存为不带宏的 .docx 后再上传。"),
        ({"word/document.xml": BODY % b"", "[Content_Types].xml": b'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"'}, "「申报书.docx」带宏：宏不会被接收，请另存为不带宏的 .docx 后再上传。"),
        ({"word/document.xml": b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>"}, UNREAD),
        ({"word/document.xml": b"<w:document><w:body>"}, UNREAD),
        ({"word/document.xml": b"<a>" * 100}, UNREAD),
        ({"word/document.xml": BODY % (b"<w:tbl><w:tr>" + b"<w:tc/>" * 61 + b"</w:tr></w:tbl>")}, "「申报书.docx」里的内容太多，不像一份申报书：请只留下要填的表。"),
        ({"word/document.xml": BODY % (b"<w:tbl>" + b"<w:tr><w:tc/></w:tr>" * (MOST_CELLS + 1) + b"</w:tbl>")}, "「申报书.docx」里的内容太多，不像一份申报书：请只留下要填的表。"),
        ({"word/document.xml": BODY % (b"<w:p><w:r><w:t>" + b"a" * 2_000_001 + b"</w:t></w:r></w:p>")}, "「申报书.docx」里的内容太多，不像一份申报书：请只留下要填的表。"),
        ({"word/document.xml": b"0" * 210_000_000}, UNREAD),
    ],
)  # fmt: skip
def test_what_is_meant_to_harm_is_refused_in_words(parts: dict[str, bytes], told: str) -> None:
    assert says(zipped(**parts)) == told


@pytest.mark.parametrize(
    "mark", ["gridSpan w:val='99999999999'", "gridSpan w:val='x'", "vMerge", "gridBefore w:val='-1'"]
)
def test_odd_marks_in_a_table_are_no_fault(mark: str) -> None:
    body = f"<w:tbl><w:tr><w:tc><w:tcPr><w:{mark}/></w:tcPr><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    data = zipped(**{"word/document.xml": BODY % body.encode()})
    try:
        assert read_word(data, "x.docx").tables[0].cells[0].text == "一"
    except UnreadableFile as unreadable:
        assert "内容太多" in unreadable.says
