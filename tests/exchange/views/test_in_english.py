"""The same plan to a reader of English: sentences are English, names and values stay as they are, what is kept is the same."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils.translation import override

from lianchuang.exchange.actions import apply_batch, decide, look, open_batch
from lianchuang.exchange.importing.plan import DroppedFile
from lianchuang.networks.models import Group
from lianchuang.papers.workbooks import read_workbook
from lianchuang.people.actions import make_first_administrator
from lianchuang.records.batches.models import Batch
from lianchuang.records.files.models import Folder
from lianchuang.records.past import Act
from tests.exchange.conftest import SECRETARY, YEAR, make_network
from tests.exchange.sheets import OTHER, PATENT, PROJECT, STUDIO, SUM, attendance, book
from tests.exchange.views.desk import Desk, errors_of, faulty, refusals_of

HAN = re.compile("[\u3400-\u9fff]+")
# What a Chinese workbook has to say is quoted in Chinese.
QUOTED = ("待定",)
ALLIANCE = "滨江区创新工作室联盟"
ASKED = [
    "“市交通职业技术学院” already has “维修技术创新工作室” (leader: 贺国海), which is probably the same as “维修技术劳模创新工作室” in this row: please decide whether it is one studio or two.",
    "The remark says “2023年6月领衔人退休，工作室撤销，已退出联盟”, as if it had left the alliance: please decide whether to record that it left; from then on it is no member.",
    "This looks like the project “2024-02” 接触网磨耗在线检测技术研究 (lead: 欧阳建学创新工作室), reported again by a partner: please decide whether it is one project or two.",
    "The day of approval says that it was not approved: even if recorded it is not counted among the approved projects; please decide whether to record “废旧轮胎再利用工艺”.",
    "“ZL202217472068.9” stands in row 2 already, credited to 市公共交通集团第一分公司, 城际客运站管理公司; this row, of 城际客运站管理公司, reports it again: one application number counts once, please confirm.",
]  # fmt: skip
BY_HAND = [
    "The number “2024-01” belongs to “列车门控检修装置” in the register, and this row says “信号继电器状态评估联合攻关”: was the project renamed, or is the number mistyped?",
    "“Granted on” was changed by hand to “4 Jun 2024” in act 2, and this sheet says “24 Dec 2024”: please decide which one stands.",
    "Keep the corrected “Utility model”",
]  # fmt: skip
CHOICES = [
    "It is the same studio, “维修技术创新工作室”", "Not the same studio, record both", "Leave this row out for now",
    "Record that it left (Jun 2023)", "Still a member, the remark does not count", "It is the same project and counts once",
    "Not the same, record both", "Record it as not approved and not counted", "It is the same and counts once",
]  # fmt: skip
WRONG = [
    "The check character of “91110117MA283FEFC0” is wrong: the last one should be “4” and is “0”; please check the whole code.",
    "“Leader” is required and is empty here (“待定” counts as empty): please fill it in and import again.",
    "“2018年13月” is not a date: the month must lie between 1 and 12.",
    "The check digit of “ZL202219750694.0” is wrong: by its first 12 digits it should be “2” and is “0”; please check the whole number.",
]  # fmt: skip
HINTS = [
    "“Jan 2018” says the month only and is recorded so; it lies before a day only once all of it has passed.",
    "“16人” is written with its unit in the cell and is recorded as 16.",
    "The sheet “填表说明” is no table that is known here and was not read.",
]


@pytest.fixture
def english(desk: Desk) -> Desk:
    """赵秘书 at work, reading English."""
    desk.client.cookies["django_language"] = "en"
    return desk


def texts_of(page: str) -> list[str]:
    """What stands between the tags of a page's main part."""
    main = page[page.find("<main") : page.find("</main>")]
    return [text for each in re.split(r"<[^>]*>", main) if (text := unescape(each).strip())]


def values_in(files: Iterable[DroppedFile]) -> set[str]:
    """The texts of all cells, whole and by the names in them; names of files and sheets."""
    found: set[str] = set()
    for file in files:
        book_read = read_workbook(file.data, file.name)
        found |= {file.name, *(sheet.name for sheet in book_read.sheets)}
        cells = [cell.value for sheet in book_read.sheets for row in sheet.rows for cell in row]
        for text in (str(value) for value in cells if value is not None):
            found |= {text, "".join(text.split()), *re.split(r"[、，；（）\s]+", text)}
    return found - {""}


def chinese_left(texts: Iterable[str], values: Iterable[str]) -> list[str]:
    """The texts in which Chinese is left once the values are taken out."""
    longest_first = sorted(values, key=len, reverse=True)
    left = []
    for text in texts:
        rest = text
        for value in longest_first:
            rest = rest.replace(value, "") if HAN.search(rest) else rest
        if HAN.search(rest):
            left.append(text)
    return left


@pytest.fixture
def texts(db: None, four: list[DroppedFile], request: pytest.FixtureRequest) -> list[str]:
    """The plan of the four workbooks in an alliance that knows nothing yet, in a language."""
    network = make_network()
    batch = open_batch(four, network=network, year=YEAR, by=SECRETARY)
    client = Client(HTTP_HOST="localhost")
    client.force_login(make_first_administrator())
    client.cookies["django_language"] = request.param
    return texts_of(client.get(f"/imports/{batch.pk}/").content.decode())


@pytest.mark.parametrize("texts", ["en"], indirect=True)
def test_a_plan_is_said_in_english(texts: list[str], four: list[DroppedFile]) -> None:
    whole = " ".join(texts)
    assert [says for says in (*ASKED, *CHOICES, *WRONG, *HINTS) if says not in whole] == []
    assert chinese_left(texts, {*values_in(four), ALLIANCE, *QUOTED}) == []


@pytest.mark.parametrize("texts", ["zh-hans"], indirect=True)
def test_in_chinese_it_is_said_in_chinese_and_would_be_seen(
    texts: list[str], four: list[DroppedFile]
) -> None:
    says = "「2018年13月」不是日期：月份应在 1 到 12 之间。"
    assert (says in texts, says in chinese_left(texts, values_in(four))) == (True, True)


def test_what_a_hand_corrected_is_asked_in_english(english: Desk, four: list[DroppedFile]) -> None:
    texts = texts_of(english.client.get(f"/imports/{english.batch(*four).pk}/").content.decode())
    whole = " ".join(texts)
    assert [says for says in BY_HAND if says not in whole] == []
    stage = {"列车门控检修装置", "精工工作室", "李工", "一种门控检修装置", english.cast.network.name}
    assert chinese_left(texts, {*values_in(four), *stage, *QUOTED}) == []


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (faulty(), "The check character of “91350100M000100Y44” is wrong: the last one should be “3” and is “4”; please check the whole code."),
        (book(成员=[STUDIO | {"办公电话": "010-1"}]),
         "The heading “办公电话” is not known: please say what this column is, or choose not to read it; this is asked once and remembered."),
        (book(成员=[STUDIO | {"成员数": "约16"}]), "“约16” is not a number: write a whole number not less than 0, like 16."),
        (book(成员=[STUDIO | {"成立时间": "2022年"}]), "It joined (28 Apr 2021) before it was founded (2022); please check both cells."),
        (book(立项=[PROJECT]), "“何立安创新工作室” is no member studio of this alliance, nor is it among the members imported here: please import or correct the members first, or choose here which one it is."),
        (book(知识产权=[PATENT | {"状态": "授权"}]), "The state says “Granted”, but “Granted on” is empty: please fill it in, or correct the state."),
        (book(知识产权=[PATENT | {"类型": "实用新型"}]),
         "The number tells one kind (Invention) and the column of kinds another (Utility model); the column is recorded."),
        (book(经济效益=[SUM | {"金额": "三十二"}]), "“三十二” is a number in Chinese characters and is recorded as ¥320000; please check it."),
        (book(经济效益=[SUM | {"效益类型": "预计"}]),
         "A forecast has not happened yet and cannot be confirmed by finance: please write “否”, or change the kind of benefit to “已实现”."),
        (attendance(("李工", "精工机械公司", "飞鸽", "8:50", None)),
         "“飞鸽” is not known: the way of attending should be onsite (现场), online (线上), make-up (补学) or leave (请假)."),
        (attendance(("李工", "精工机械公司", "现场", "8:50", None), lines=["学习会签到表", "时间：五月"]),
         "“五月” is not a date: write it like 2018-01-05, 2018/1/5 or 2018.1. Please write “时间：2024年5月16日上午9:00” above the headings, or add a column “活动日期”."),
    ],
)  # fmt: skip
def test_each_kind_of_problem(english: Desk, file: DroppedFile, says: str) -> None:
    batch = english.batch(file)
    page = english.client.get(f"/imports/{batch.pk}/").content.decode()
    assert says in " ".join(texts_of(page))


def test_changes_and_titles_are_said_too(english: Desk) -> None:
    english.write(english.batch(book(成员=[STUDIO], 经济效益=[SUM])))
    changed = book(
        成员=[STUDIO | {"成员数": 9, "命名级别": "国家级"}], 经济效益=[SUM | {"是否财务确认": "否"}]
    )
    page = english.client.get(f"/imports/{english.batch(changed).pk}/").content.decode()
    texts = texts_of(page)
    assert [text in texts for text in ("Members", "City", "National", "2024-01 Realised ¥120,000")] == [
        True
    ] * 4
    assert chinese_left(texts, {*values_in([changed]), english.cast.network.name}) == []


def test_refusals_are_said_in_english(english: Desk) -> None:
    batch = english.batch()
    english.write(batch)
    assert refusals_of(english.write(batch)) == ["This batch is written already; nothing was done again."]


def test_a_file_that_is_no_workbook(english: Desk) -> None:
    answer = english.drop(DroppedFile("表.xlsx", b"%PDF-1.7"), DroppedFile("空.xlsx", b""))
    assert (answer.status_code, errors_of(answer)[:2]) == (
        422,
        [
            "“表.xlsx” is a PDF file, not an Excel workbook: please upload the .xlsx it was made from.",
            "“空.xlsx” is empty (0 bytes): please save it again and upload it again.",
        ],
    )


def written_in(language: str, drops: list[list[DroppedFile]]) -> dict[str, Any]:
    """All that is kept of an import whose importer reads that language; the database is as before afterwards."""
    with transaction.atomic(), override(language):
        network = make_network()
        for files in drops:
            batch = open_batch(files, network=network, year=YEAR, by=SECRETARY)
            answers = {p.key: p.choices[0].value for p in look(batch).problems if p.is_open}
            decide(batch, answers, by=SECRETARY)
            apply_batch(batch, by=SECRETARY, seen=look(batch).fingerprint, doubtful="skip")
        kept = {
            "groups": list(Group.objects.order_by("pk").values_list("name", flat=True)),
            "folders": list(Folder.objects.order_by("pk").values_list("title", flat=True)),
            "acts": list(Act.objects.order_by("pk").values_list("reason", flat=True)),
            "batches": list(
                Batch.objects.order_by("pk").values_list(
                    "fingerprint", "summary", "decisions", "contact_log__changed"
                )
            ),
        }
        transaction.set_rollback(True)
    return kept


@pytest.mark.django_db
def test_what_is_kept_is_the_same_whoever_imports(four: list[DroppedFile]) -> None:
    more = book(成员=[STUDIO, OTHER | {"备注": "2023年6月已退出联盟", "命名级别": "市级"}], 经济效益=[SUM])
    drops = [four, [more], [book(成员=[STUDIO | {"命名级别": "国家级", "联系电话": "13900000002"}])]]
    chinese, english = written_in("zh-hans", drops), written_in("en", drops)
    assert chinese["groups"] == ["技术攻关", "技能传授", "服务管理"]
    assert chinese["batches"][2][3] == ["何立安创新工作室：许明"]
    assert english == chinese
