"""Files that are not what they say: each is refused with a sentence that names the file, what it is and what to do."""

import io
import struct
import time
import zipfile

import pytest

from lianchuang.papers import archives, sheet_parts
from lianchuang.papers.workbooks import TOO_MANY_BYTES, UnreadableFile, read_workbook
from tests.papers.books import MAIN, ROSTER, book, compound_file, parts_of, sheet_xml, text_cell, zipped

DAMAGED = "已损坏，读不出来：请在 Excel 里重新保存后再上传"
AS_XLSX = "请在 Excel 或 WPS 里打开它，另存为 .xlsx 后再上传"
BOMB = "解压以后太大（超过 200 MB），不像一份表格：请只保留要填报的工作表"


def refusal(data, name="表.xlsx"):
    started = time.monotonic()
    with pytest.raises(UnreadableFile) as error:
        read_workbook(data, name)
    assert time.monotonic() - started < 20
    return error.value.says


# ---- not an .xlsx at all


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "是空的（0 字节）：请重新保存后再上传"),
        (compound_file("WordDocument"), "是旧格式的 Word 文档 .doc，不是 Excel 工作簿：请把表格复制到 Excel，另存为 .xlsx"),
        (compound_file("Workbook"), f"是旧格式的 Excel 工作簿 .xls：{AS_XLSX}"),
        (compound_file("Book"), f"是很旧的 Excel 工作簿 .xls：{AS_XLSX}"),
        (compound_file("Workbook", "ETExtData"), f"是 WPS 表格的旧格式 .et：{AS_XLSX}"),
        (compound_file("EncryptionInfo", "EncryptedPackage"), "是加密的（设了打开密码）：请在 Excel 里取消密码，另存为 .xlsx 后再上传"),
        (compound_file("PowerPoint Document"), "是旧格式的演示文稿 .ppt，不是 Excel 工作簿：请上传 .xlsx"),
        (compound_file("Something"), f"是旧格式的 Office 文件，里面没有工作簿：{AS_XLSX}"),
        ("姓名,单位\n甲,乙\n".encode("gb18030"), f"是文本文件（如 .csv、.txt）：{AS_XLSX}"),
        ("姓名\t单位\n".encode("utf-16"), f"是文本文件（如 .csv、.txt）：{AS_XLSX}"),
        (b"<html><table><tr><td>1</td></tr></table></html>", f"是网页（系统导出的假 .xls 常是这样）：{AS_XLSX}"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", f"是 XML 文件，不是 .xlsx：{AS_XLSX}"),
        (b"%PDF-1.7\n", "是 PDF 文件，不是 Excel 工作簿：请上传原来的 .xlsx"),
        (b"\x89PNG\r\n\x1a\n", "是图片，不是 Excel 工作簿：请上传 .xlsx，扫描件请作为附件上传"),
        (b"Rar!\x1a\x07", "是 RAR 压缩包：请先解压，再上传里面的 .xlsx"),
        (b"7z\xbc\xaf\x27\x1c", "是 7z 压缩包：请先解压，再上传里面的 .xlsx"),
        (b"MZ\x90\x00", "是程序，不是 Excel 工作簿：请上传 .xlsx"),
        (b"\x00\x01\x02\x03" * 100, "不是 Excel 工作簿，也看不出是什么文件：请上传 .xlsx"),
        (zipped({"word/document.xml": "<a/>"}), "是 Word 文档 .docx，不是 Excel 工作簿：请把表格复制到 Excel，另存为 .xlsx"),
        (zipped({"ppt/presentation.xml": "<a/>"}), "是演示文稿 .pptx，不是 Excel 工作簿：请上传 .xlsx"),
        (zipped({"xl/workbook.bin": "x"}), f"是二进制工作簿 .xlsb：{AS_XLSX}"),
        (zipped({"mimetype": "x", "content.xml": "<a/>"}), f"是 OpenDocument 文件 .ods：{AS_XLSX}"),
        (zipped({"汇总表.xlsx": "x"}), "是 zip 压缩包：请先解压，再上传里面的 .xlsx"),
        (zipped({"readme.txt": "x"}), "是 zip 压缩包，里面没有 Excel 工作簿：请上传 .xlsx"),
        (zipped({}), "是 zip 压缩包，里面没有 Excel 工作簿：请上传 .xlsx"),
    ],
)  # fmt: skip
def test_what_it_really_is(data, says):
    assert refusal(data, "汇总表.xlsx") == f"「汇总表.xlsx」{says}。"


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros_are_told(part):
    data = zipped(parts_of(sheet_xml("")) | {part: "x"})
    assert (
        refusal(data)
        == "「表.xlsx」是带宏的工作簿 .xlsm：宏不会被接收，请在 Excel 里另存为不带宏的 .xlsx 后再上传。"
    )


def test_a_macro_type_without_macros_is_told_too():
    parts = parts_of(sheet_xml(""))
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
    )
    assert (
        refusal(zipped(parts))
        == "「表.xlsx」是带宏的工作簿 .xlsm：宏不会被接收，请在 Excel 里另存为不带宏的 .xlsx 后再上传。"
    )


def test_the_name_is_shown_harmlessly():
    assert refusal(b"", "甲\x00\u202e乙\n.xlsx").startswith("「甲\ufffd\ufffd乙 .xlsx」是空的")


# ---- size


def test_50_mb_is_too_much_and_less_is_not():
    small = book('<row r="1"><c r="A1"><v>1</v></c></row>')
    filling = io.BytesIO()
    with zipfile.ZipFile(filling, "w", zipfile.ZIP_STORED) as archive:
        with zipfile.ZipFile(io.BytesIO(small)) as original:
            for name in original.namelist():
                archive.writestr(name, original.read(name))
        archive.writestr("xl/media/image1.png", b"")
    missing = TOO_MANY_BYTES - len(filling.getvalue())

    def of_size(more):
        with zipfile.ZipFile(written := io.BytesIO(), "w", zipfile.ZIP_STORED) as archive:
            with zipfile.ZipFile(io.BytesIO(small)) as original:
                for name in original.namelist():
                    archive.writestr(name, original.read(name))
            archive.writestr("xl/media/image1.png", b"x" * (missing + more))
        return written.getvalue()

    below, exactly = of_size(-1), of_size(0)
    assert (len(below), len(exactly)) == (49_999_999, 50_000_000)
    assert read_workbook(below, "表.xlsx").sheets[0].rows[0][0].value == 1
    assert refusal(exactly) == "「表.xlsx」有 50.0 MB，太大：应小于 50 MB。"
    assert refusal(b"x" * 52_428_800) == "「表.xlsx」有 52.4 MB，太大：应小于 50 MB。"


# ---- archives


def test_a_bomb_is_refused_by_its_directory():
    with zipfile.ZipFile(written := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(sheet_xml("")).items():
            if not name.endswith("sheet1.xml"):
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(201):
                sheet.write(b" " * 1_000_000)
    assert len(written.getvalue()) < 300_000
    assert refusal(written.getvalue()) == f"「表.xlsx」{BOMB}。"


def test_a_smaller_bomb_is_refused_by_its_ratio():
    data = zipped(parts_of(sheet_xml(" " * 20_000_000)))
    assert refusal(data) == "「表.xlsx」解压以后大了一百多倍，不像一份表格：请在 Excel 里重新保存后再上传。"


def test_a_bomb_that_lies_about_its_size_is_not_inflated():
    honest = zipped(parts_of(sheet_xml(" " * 50_000_000)))
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    size = struct.pack("<I", entry.file_size)
    lying = honest.replace(size, struct.pack("<I", 100))
    assert lying.count(struct.pack("<I", 100)) == 2
    started = time.monotonic()
    assert refusal(lying) == f"「表.xlsx」{DAMAGED}。"
    assert time.monotonic() - started < 1


def test_what_is_really_inflated_is_counted(monkeypatch):
    monkeypatch.setattr(archives, "PIECE_BYTES", 100)
    opened = archives.Archive(book('<row r="1"><c r="A1"><v>1</v></c></row>'))
    monkeypatch.setattr(archives, "MOST_INFLATED_BYTES", 150)
    with pytest.raises(UnreadableFile) as error:
        opened.read("xl/workbook.xml")
    assert error.value.says == f"文件{BOMB}。"


def test_the_same_sheet_many_times_counts_each_time(monkeypatch):
    parts = parts_of(*[sheet_xml("<!--" + "x" * 10_000 + "-->")] * 20)
    for number in range(2, 21):
        parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
            f"sheet{number}.xml", "sheet1.xml"
        )
        del parts[f"xl/worksheets/sheet{number}.xml"]
    monkeypatch.setattr(archives, "MOST_INFLATED_BYTES", 100_000)
    assert refusal(zipped(parts)) == f"「表.xlsx」{BOMB}。"


def test_too_many_entries():
    parts = parts_of(sheet_xml("")) | {f"xl/{number}": "" for number in range(5000)}
    assert refusal(zipped(parts)) == "「表.xlsx」里有 5005 个部件，最多 5000 个：不像一份表格。"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twin", ["xl/workbook.xml", "XL/Workbook.xml"])
def test_twin_entries(twin):
    with zipfile.ZipFile(written := io.BytesIO(), "w") as archive:
        for name, content in parts_of(sheet_xml("")).items():
            archive.writestr(name, content)
        archive.writestr(twin, "<workbook/>")
    assert (
        refusal(written.getvalue())
        == "「表.xlsx」里有同名的部件，不是 Excel 写出来的：请在 Excel 里重新保存后再上传。"
    )


def test_overlapping_entries():
    data = bytearray(book('<row r="1"><c r="A1"><v>1</v></c></row>'))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        offsets = [entry.header_offset for entry in archive.infolist()]
    directory = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", directory + 1)
    data[second + 42 : second + 46] = struct.pack("<I", offsets[0])
    assert (
        refusal(bytes(data))
        == "「表.xlsx」里的部件互相重叠，不是 Excel 写出来的：请在 Excel 里重新保存后再上传。"
    )


def test_an_entry_that_runs_into_the_next():
    data = bytearray(book('<row r="1"><c r="A1"><v>1</v></c></row>'))
    directory = data.find(b"PK\x01\x02")
    data[directory + 20 : directory + 24] = struct.pack("<I", 5000)
    assert (
        refusal(bytes(data))
        == "「表.xlsx」里的部件互相重叠，不是 Excel 写出来的：请在 Excel 里重新保存后再上传。"
    )


def test_an_encrypted_entry():
    data = bytearray(book())
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    assert refusal(bytes(data)) == "「表.xlsx」是加密的（压缩包设了密码）：请去掉密码后再上传。"


def test_another_compression():
    with zipfile.ZipFile(written := io.BytesIO(), "w", zipfile.ZIP_BZIP2) as archive:
        for name, content in parts_of(sheet_xml("")).items():
            archive.writestr(name, content)
    assert refusal(written.getvalue()) == "「表.xlsx」用了不认识的压缩方式：请在 Excel 里重新保存后再上传。"


def test_a_file_cut_anywhere_is_told_or_empty():
    whole = ROSTER.read_bytes()
    for end in range(1, len(whole), 97):
        assert refusal(whole[:end]).startswith("「表.xlsx」")


def test_a_byte_changed_anywhere_never_breaks_the_reader():
    whole = book('<row r="1"><c r="A1"><v>1</v></c>' + text_cell("B1", "甲") + "</row>")
    for place in range(0, len(whole), 3):
        changed = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
        try:
            read_workbook(changed, "表.xlsx")
        except UnreadableFile as error:
            assert error.says.startswith("「表.xlsx」")


# ---- parts


@pytest.mark.parametrize(
    "sheet",
    [
        "", "<worksheet>", "not xml", "<worksheet></workbook>", "<a>" * 100 + "</a>" * 100, '<?xml version="1.0" encoding="x-none"?><worksheet/>',
        sheet_xml('<row r="0"><c r="A0"><v>1</v></c></row>'), sheet_xml('<row r="x"/>'), sheet_xml('<row r="1048577"/>'),
        sheet_xml('<row r="1"><c r="XFE1"><v>1</v></c></row>'), sheet_xml('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'),
        sheet_xml('<row r="1"><c r="1A"><v>1</v></c></row>'), sheet_xml('<row r="1"><c r="A1048577"><v>1</v></c></row>'),
        sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
        sheet_xml('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), sheet_xml('<row r="1"><c r="A1" t="s"><v>x</v></c></row>'),
        sheet_xml('<row r="1"><c r="A1" s="x"><v>1</v></c></row>'), sheet_xml('<row r="1"><c r="A1" t="d"><v>gestern</v></c></row>'),
        sheet_xml("", after='<mergeCells><mergeCell ref="A1"/></mergeCells>'), sheet_xml("", after='<mergeCells><mergeCell/></mergeCells>'),
        sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&#0;</t></is></c></row>'), sheet_xml('<row r="' + "1" * 5000 + '"/>'),
    ],
)  # fmt: skip
def test_damaged_sheets(sheet):
    assert refusal(zipped(parts_of(sheet))) == f"「表.xlsx」{DAMAGED}。"


@pytest.mark.parametrize("part", ["xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
def test_a_missing_part(part):
    parts = parts_of(sheet_xml(""))
    del parts[part]
    assert refusal(zipped(parts)) == f"「表.xlsx」{DAMAGED}。"


@pytest.mark.parametrize(
    "target", ["../../../etc/passwd", "/etc/passwd", "http://example.org/x.xml", "\\\\host\\share"]
)
def test_a_sheet_somewhere_else(target):
    parts = parts_of(sheet_xml(""))
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "worksheets/sheet1.xml", target
    )
    assert refusal(zipped(parts)) == f"「表.xlsx」{DAMAGED}。"


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>',
        '<!DOCTYPE worksheet [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE worksheet SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
@pytest.mark.parametrize(
    "part",
    [
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    ],
)
def test_document_types_are_refused(part, doctype):
    parts = parts_of(sheet_xml(""), shared=f'<sst xmlns="{MAIN}"/>', styles=f'<styleSheet xmlns="{MAIN}"/>')
    parts[part] = doctype + parts[part]
    assert (
        refusal(zipped(parts))
        == "「表.xlsx」里有 Excel 不会写的文档类型声明（DOCTYPE）：请在 Excel 里重新保存后再上传。"
    )


# ---- limits of what is read


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            '<row r="200001"><c r="A200001"><v>1</v></c></row>',
            "第 200001 行第 1 列有内容，表格太大：最多 200000 行、200 列",
        ),
        (
            '<row r="1"><c r="GS1"><v>1</v></c></row>',
            "第 1 行第 201 列有内容，表格太大：最多 200000 行、200 列",
        ),
        (
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            "第 1048576 行第 16384 列有内容，表格太大：最多 200000 行、200 列",
        ),
        (
            f'<row r="1">{text_cell("A1", "长" * 32_768)}</row>',
            "有一格里有 32768 个字，Excel 一格最多 32767 个字：文件不是 Excel 写出来的",
        ),
    ],
)
def test_tables_that_are_too_large(rows, says):
    assert refusal(book(rows)) == (f"「表.xlsx」{says}。")


def test_the_last_row_and_column_that_are_read():
    data = book(
        f'<row r="1">{text_cell("A1", "长" * 32_767)}<c r="GR1"><v>1</v></c></row><row r="200000"><c r="A200000"><v>2</v></c></row>'
    )
    sheet = read_workbook(data, "表.xlsx").sheets[0]
    assert (len(sheet.rows), len(sheet.rows[0]), sheet.rows[199_999][0].value, sheet.rows[0][199].value) == (
        200_000,
        200,
        2,
        1,
    )


TOO_MUCH = "「表.xlsx」里的内容太多，不像一份表格：请拆成几份后再上传。"


@pytest.mark.parametrize(
    ("limit", "most"), [("MOST_CELLS", 5), ("MOST_TEXT", 50), ("MOST_AREA", 5), ("MOST_MERGED", 1)]
)
def test_what_all_cells_together_may_cost(monkeypatch, limit, most):
    rows = "".join(f'<row r="{r}">{text_cell(f"A{r}", "甲" * 10)}</row>' for r in range(1, 7))
    data = book(rows, after='<mergeCells><mergeCell ref="B1:B2"/><mergeCell ref="C1:C2"/></mergeCells>')
    assert len(read_workbook(data, "表.xlsx").sheets[0].rows) == 6
    monkeypatch.setattr(sheet_parts, limit, most)
    assert refusal(data) == TOO_MUCH


def test_one_long_text_in_very_many_cells():
    shared = f'<sst xmlns="{MAIN}"><si><t>{"长" * 32_000}</t></si></sst>'
    row = "".join('<c t="s"><v>0</v></c>' for _ in range(200))
    assert refusal(book(f"<row>{row}</row>" * 5, shared=shared)) == TOO_MUCH


def test_one_formula_shared_by_very_many_cells():
    first = f'<c r="A1"><f t="shared" si="0">{"A" * 32_000}</f></c>'
    rows = "".join(f'<row r="{r}"><c r="A{r}"><f t="shared" si="0"/></c></row>' for r in range(2, 1002))
    assert refusal(book(f'<row r="1">{first}</row>{rows}')) == TOO_MUCH


def test_elements_without_content_are_counted_too(monkeypatch):
    monkeypatch.setattr(archives, "MOST_ELEMENTS", 1000)
    assert (
        refusal(book("<row>" + "<c/>" * 1000 + "</row>"))
        == "「表.xlsx」里的格子太多，不像一份表格：请删去没有内容的行和列，或拆成几份。"
    )


def test_a_tag_without_end_is_not_read_again_and_again():
    noise = "".join(chr(0x4E00 + (n * 7919) % 20_000) for n in range(3_000_000))
    assert refusal(zipped(parts_of(sheet_xml(f'<row spans="{noise}"/>')))) == f"「表.xlsx」{DAMAGED}。"


def test_sheets_styles_and_formats_have_limits():
    assert refusal(zipped(parts_of(*[sheet_xml("")] * 201))) == "「表.xlsx」里有 201 张工作表，最多 200 张。"
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs>{"<xf/>" * 65_537}</cellXfs></styleSheet>'
    assert (
        refusal(book(styles=styles))
        == "「表.xlsx」里的单元格样式太多，不是 Excel 写出来的：请在 Excel 里重新保存后再上传。"
    )
