"""申报书 on paper: a blank one of the call, one as it stands that reads back, one filled in elsewhere looked at field by field."""

import io
from typing import Any

import pytest
from django.test import Client
from docx import Document

from lianchuang.programmes.forms.filled_forms import read_filled_form
from lianchuang.programmes.forms.proposals import ProposalForm
from lianchuang.programmes.models import Call, Draft, Proposal
from lianchuang.programmes.queries.paper import blank_form, written_form
from lianchuang.programmes.queries.texts import texts_of
from lianchuang.programmes.rules.filled_forms import yes_no_boxes, yes_no_in
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import last_act
from tests.cast import Cast, stage
from tests.programmes.proposals_builders import TITLE, draft_of_studio, open_call_of, open_now, store
from tests.programmes.year_builders import topic_of


@pytest.fixture
def cast(db: None) -> Cast:
    return stage()


@pytest.fixture
def call(cast: Cast) -> Call:
    return open_call_of(cast)


@pytest.fixture
def proposal(cast: Cast, call: Call) -> Proposal:
    return draft_of_studio(cast, call, partners=2)


def filled(*rows: tuple[str, str], people: tuple[tuple[str, ...], ...] = ()) -> bytes:
    document = Document()
    table = document.add_table(rows=0, cols=2)
    for label, answer in rows:
        left, right = table.add_row().cells
        left.text, right.text = label, answer
    if people:
        listed = document.add_table(rows=0, cols=len(people[0]))
        for line in people:
            for cell, text in zip(listed.add_row().cells, line, strict=True):
                cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def sent(client: Client, proposal: Proposal, data: bytes, name: str = "填好的.docx") -> Any:
    file = io.BytesIO(data)
    file.name = name
    with open_now():
        return client.post(f"{proposal.get_absolute_url()}filled-form/", {"file": file}, follow=True)


def test_a_proposal_written_on_paper_reads_back_exactly(cast: Cast, proposal: Proposal) -> None:
    topic = topic_of(proposal.call.programme)
    with open_now():
        store(cast, proposal, values={"topic": topic, "goals": "第一行\n第二行：带冒号\n\n（三）"})
    proposal = Proposal.objects.get()
    texts = {name: text for name, text in texts_of(proposal).items() if text}
    found, left = read_filled_form(Upload("x.docx", written_form(proposal)), proposal)
    assert ({name: texts[0] for name, texts in found.items()}, left) == (texts, [])
    assert {len(texts) for texts in found.values()} == {1}


def test_a_blank_form_holds_every_question_and_nothing_else(
    cast: Cast, call: Call, proposal: Proposal
) -> None:
    client = cast.client("王师傅")
    with open_now():
        answer = client.get(f"/calls/{call.pk}/blank-form/")
    document = Document(io.BytesIO(answer.content))
    labels = [row.cells[0].text for row in document.tables[0].rows]
    assert labels == [
        "项目名称", "研究方向", "开始", "完成", "申请经费（元）", "自筹经费（元）", "要解决什么，做到什么程度", "怎么做", "预期成果",
        *[question.label for question in call.questions.order_by("position")],
    ]  # fmt: skip
    assert [[cell.text for cell in table.rows[0].cells] for table in document.tables[1:]] == [
        ["姓名", "单位", "分工"], ["做到什么", "什么时候"], ["申报单位", "份额（%）"],
    ]  # fmt: skip
    told = sent(client, proposal, blank_form(call)).content.decode()
    assert "栏目都认得，但都空着" in told
    assert Draft.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "answer"),
    [("☑是　□否", "yes"), ("□是 ☑否", "no"), ("□是√ □否", "yes"), ("是", "yes"), ("无", "no"), ("□是　□否", ""), ("☑是 ☑否", ""), ("不清楚", "")],
)  # fmt: skip
def test_yes_and_no_are_read_and_never_guessed(text: str, answer: str) -> None:
    assert yes_no_in(text) == answer
    assert yes_no_in(yes_no_boxes(answer)) == answer


def test_a_form_of_another_office_is_looked_at_field_by_field(cast: Cast, proposal: Proposal) -> None:
    before, client = last_act(), cast.client("李工")
    data = filled(
        ("课题名称", "换了的名称"), ("起止时间", "2025年7月—2026年6月"), ("申请经费（万元）", "4.5"), ("研究方向", "焊接工艺"),
        ("联系电话", "13800001234"), ("研究目标", "门控故障提前一小时报警。"),
        people=(("姓名", "工作单位", "承担任务"), ("李工", "滨江精工机械公司", "试验"), ("某人", "没听说过的公司", "")),
    )  # fmt: skip
    shown = sent(client, proposal, data).content.decode()
    for words in (
        "换了的名称", "2025年7月1日", "2026年6月30日", "45,000", "焊接工艺", "李工（滨江精工机械公司）：试验", "没听说过的公司",
        "「某人」的单位「没听说过的公司」还没有登记", "这几栏和表里一样：要解决什么，做到什么程度。", "联系电话", "13800001234",
    ):  # fmt: skip
        assert words in shown
    # Nothing is chosen for a field that says something already.
    assert (shown.count(" checked"), last_act(), Proposal.objects.get().title) == (0, before, TITLE)
    with open_now():
        answer = client.post(
            f"{proposal.get_absolute_url()}filled-form/adoption/",
            {"take_title": "0", "take_funding_yuan": "keep", "take_goals": "9"},
            follow=True,
        )
    page = answer.content.decode()
    assert ("1 栏已放进表里" in page, 'value="换了的名称"' in page, last_act()) == (True, True, before)
    assert [(draft.key, draft.fields) for draft in Draft.objects.all()] == [
        (f"proposal:{proposal.pk}", {"title": "换了的名称"})
    ]


def test_a_field_that_is_empty_is_offered_ready(cast: Cast, call: Call) -> None:
    proposal = draft_of_studio(cast, call, own_funding_yuan=None, plan="")
    data = filled(("自筹经费", "两万元"), ("实施方案", "装传感器"), ("项目名称", "甲"), ("课题名称", "乙"))
    shown = sent(cast.client("李工"), proposal, data).content.decode()
    assert (shown.count(" checked"), "文件里有 2 处不一样" in shown, "20,000" in shown) == (2, True, True)


def test_choices_and_money_that_cannot_be_told_stay_as_they_are_written(
    cast: Cast, proposal: Proposal
) -> None:
    data = filled(("研究方向", "没有的方向"), ("申请经费", "约5万"))
    found, _left = read_filled_form(Upload("x.docx", data), proposal)
    assert found == {"direction": ["没有的方向"], "funding_yuan": ["约5万"]}
    form = ProposalForm(
        {**texts_of(proposal), **{name: texts[0] for name, texts in found.items()}}, proposal=proposal
    )
    assert sorted(form.errors) == ["direction", "funding_yuan"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7", "是 PDF，不是 Word 文档"),
        (b"", "是空的（0 字节）"),
        (filled(("不认得", "什么")), "这份文件里没有认得的栏目"),
        (filled(("项目名称", "")), "栏目都认得，但都空着"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_place(
    cast: Cast, proposal: Proposal, data: bytes, says: str
) -> None:
    answer = sent(cast.client("李工"), proposal, data)
    assert (answer.status_code, says in answer.content.decode(), Draft.objects.count()) == (422, True, 0)


@pytest.mark.parametrize("name", ["周老师", "何师傅", "林主席", "孙主席"])
def test_nobody_else_reads_a_form_into_it(cast: Cast, proposal: Proposal, name: str) -> None:
    assert sent(cast.client(name), proposal, filled(("项目名称", "甲"))).status_code == 404
