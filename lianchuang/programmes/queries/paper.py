"""A proposal as its paper form: blank for a call, or as it stands. What leaves the office is Chinese."""

from lianchuang.basics.said import Said
from lianchuang.papers.word_forms import FormList, PaperForm, write_form
from lianchuang.programmes.models import Call, Proposal
from lianchuang.programmes.queries.calls import questions_of
from lianchuang.programmes.queries.texts import Texts, question_field, texts_of
from lianchuang.programmes.rules.filled_forms import LABELS, LISTS, Asked, yes_no_boxes
from lianchuang.programmes.rules.questions import YES_NO
from lianchuang.programmes.rules.writing import person_lines, rows_in

ORDER = (
    "title", "direction", "topic", "starts_on", "ends_on", "funding_yuan", "own_funding_yuan", "goals", "plan", "outcomes",
)  # fmt: skip
LIST_TITLES = {
    "people": "参加的人",
    "steps": "进度安排",
    "units": "单位和成果份额（合计100%，第一行写牵头单位）",
}
NOTE = Said(
    "填好后可在网上申报书页面用“上传已填好的申报书”读入；请不要改动栏目名称。附件和本表都不要涉及国家秘密。"
)
SIGNED = (
    "填报人：　　　　　　　　　　　　确认人（领衔人签字）：",
    "单位盖章：　　　　　　　　　　　　年　　月　　日",
)


def asked_on_paper(call: Call) -> list[Asked]:
    """The questions of a call as they stand on paper."""
    return [Asked(question_field(each), each.label, each.kind) for each in questions_of(call)]


def blank_form(call: Call) -> bytes:
    """An empty form of this call."""
    return _form(call, {}, {}, call.title, blank=5)


def written_form(proposal: Proposal) -> bytes:
    """A proposal on the same form, as it stands."""
    chosen = {"direction": str(proposal.direction or ""), "topic": str(proposal.topic or "")}
    number = f"　{proposal.number}" if proposal.number else ""
    return _form(proposal.call, texts_of(proposal), chosen, f"{proposal.call.title}{number}", blank=0)


def _form(call: Call, texts: Texts, chosen: Texts, title: str, *, blank: int) -> bytes:
    said = {**texts, **chosen}
    topics = call.programme.topics.exists()
    answers = [(LABELS[name][0], said.get(name, "")) for name in ORDER if name != "topic" or topics]
    for asked in asked_on_paper(call):
        text = said.get(asked.name, "")
        answers.append((asked.label, yes_no_boxes(text) if asked.kind == YES_NO else text))
    rows: dict[str, list[tuple[str, ...]]] = {
        "people": [(each.name, each.body, each.part) for each in person_lines(said.get("people", ""))],
        "steps": [*rows_in(said.get("steps", ""))],
        "units": [*rows_in(said.get("units", ""))],
    }
    lists = [
        FormList(LIST_TITLES[name], [words[0] for words in heads], rows[name], blank)
        for name, heads in LISTS.items()
    ]
    return write_form(PaperForm(f"{title}申报书", NOTE, answers, lists, SIGNED))
