"""A form filled in on paper, read into texts of the form and laid beside what stands there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.papers.word_labels import read_form
from lianchuang.papers.word_tables import read_word
from lianchuang.programmes.forms.proposals import ProposalForm
from lianchuang.programmes.models import Proposal
from lianchuang.programmes.queries.paper import asked_on_paper
from lianchuang.programmes.queries.texts import Texts
from lianchuang.programmes.rules.filled_forms import LISTS, found_in, labels_of
from lianchuang.programmes.rules.writing import HALVES
from lianchuang.records.files.uploads import Upload

LONGEST_TEXT = 20_000
MOST_LEFT = 40


@dataclass(frozen=True)
class Offer:
    """What a file says of one field: its title, what stands in the form, the texts the file may mean, and them in words.

    problem   why the form could not take the first text as it is, "" where it could
    """

    name: str
    title: str
    stands: str
    texts: list[str]
    shown: list[str]
    is_same: bool
    problem: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it may be taken without a choice: one text, readable, for a field that is empty."""
        return len(self.texts) == 1 and not self.stands and not self.problem


def read_filled_form(upload: Upload | None, proposal: Proposal) -> tuple[dict[str, list[str]], list[str]]:
    """Field -> texts, and what belongs to no field. Raises UnreadableFile, and Refused where no label is known."""
    if upload is None:
        raise Refused(_("请选择一个文件。"))
    questions = asked_on_paper(proposal.call)
    programme = proposal.call.programme
    choices = {
        "direction": {str(each.pk): each.title for each in programme.directions.all()},
        "topic": {str(each.pk): each.title for each in programme.topics.all()},
    }
    reading = read_form(read_word(upload.data, upload.name), labels_of(questions), LISTS)
    if not reading.answers and not reading.rows:
        raise Refused(_("这份文件里没有认得的栏目。请用〔下载空白申报书〕里的表来填，或直接在网上填。"))
    found = found_in(reading, questions, choices)
    if not found.texts:
        raise Refused(_("栏目都认得，但都空着：这像是一份还没填的申报书。"))
    texts = {name: [text[:LONGEST_TEXT] for text in some] for name, some in found.texts.items()}
    return texts, [text[:LONGEST_TEXT] for text in found.left[:MOST_LEFT]]


def offers_of(found: Mapping[str, Sequence[str]], stands: Texts, form: ProposalForm) -> list[Offer]:
    """The fields of the form that a file says something of, in the form's order."""
    offers = []
    for name in form.fields:
        texts = list(found.get(name, ()))
        if not texts:
            continue
        now = stands.get(name, "").strip()
        tried = ProposalForm({**stands, name: texts[0]}, proposal=form.proposal)
        problem = " ".join(str(each) for each in tried.errors.get(name, []))
        shown = [told(text, name, form) for text in texts]
        same = texts == [now]
        offers.append(Offer(name, form.title_of(name), told(now, name, form), texts, shown, same, problem))
    return offers


def told(text: str, name: str, form: ProposalForm) -> str:
    """A text as the page says it: rows with a colon, choices and yes or no in words."""
    if name in ("direction", "topic") and name in form.fields:
        choices = {str(each.pk): str(each) for each in form.fields[name].queryset}  # type: ignore[attr-defined]
        return choices.get(text, text)
    if name.startswith("question_") and text in ("yes", "no"):
        return _("是") if text == "yes" else _("否")
    return text.replace(HALVES, "：")
