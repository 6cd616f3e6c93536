"""Finding the body or the person a row names, or making it; where it is not sure which, a human decides."""

from collections.abc import Sequence

from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.plan import Choice
from lianchuang.people.models import Body, Person

NEW = "new"
RENAME, KEEP_NAME = "rename", "keep"


def body_named(entry: Entry, name: str, field: str) -> Body:
    """The body of a name; one nobody knows is made without a parent (未归属), with a hint."""
    found = entry.draft.bodies.named(name)
    if len(found) > 1:
        names = (
            f"台账里有 {len(found)} 个单位都叫「{name}」，这一行按最早登记的那个记；可先在单位页合并或改名。"
        )
        entry.row.hint("same_named_bodies", names, field)
    return found[0] if found else _new_body(entry, name, None, field)


def body_with_code(entry: Entry, name: str, uscc: str | None) -> Body:
    """The body of a credit code, else of a name. Code and name that disagree with what is known are asked about."""
    bodies = entry.draft.bodies
    known, named = bodies.with_uscc(uscc), bodies.named(name)
    if known is not None:
        if squash_name(known.name) != squash_name(name):
            _ask_renamed(entry, known, name)
        return known
    if not named:
        return _new_body(entry, name, uscc, "")
    if uscc and named[0].uscc:
        _ask_other_code(entry, named[0], uscc)
    elif uscc:
        body = named[0]
        entry.amend(body, "uscc", uscc=uscc)
        entry.prove(body.folder)
        entry.on(accepted=lambda: bodies.add(body))
    return named[0]


def _new_body(entry: Entry, name: str, uscc: str | None, hint_at: str) -> Body:
    if hint_at:
        near = entry.draft.bodies.alike(name)
        like = f"台账里有相近的「{near}」，如果是同一个单位，请先改正名称。" if near else ""
        says = f"「{name}」还不在台账里，会新建这个单位（未归属）。{like}"
        entry.row.hint("new_body", says, hint_at)
    body = entry.make(Body(name=name, uscc=uscc, folder=entry.folder(name)))
    return entry.know(entry.draft.bodies, body)


def _ask_renamed(entry: Entry, known: Body, name: str) -> None:
    says = (
        f"信用代码 {known.uscc} 在台账里是「{known.name}」，这一行写的是「{name}」：是改了名称，还是写错了？"
    )
    choices = (Choice(RENAME, f"改用新名称「{name}」"), Choice(KEEP_NAME, f"仍叫「{known.name}」"))
    if entry.ask("renamed_body", says, choices, "host") == RENAME:
        entry.amend(known, "host", name=name)
        entry.prove(known.folder)
        entry.on(accepted=lambda: entry.draft.bodies.add(known))


def _ask_other_code(entry: Entry, known: Body, uscc: str) -> None:
    says = f"「{known.name}」在台账里的信用代码是 {known.uscc}，这一行写的是 {uscc}：以哪个为准？"
    choices = (Choice(RENAME, f"改用 {uscc}"), Choice(KEEP_NAME, f"仍用 {known.uscc}"))
    if entry.ask("renamed_body", says, choices, "uscc") == RENAME:
        entry.amend(known, "uscc", uscc=uscc)
        entry.prove(known.folder)
        entry.on(accepted=lambda: entry.draft.bodies.add(known))


def person_named(
    entry: Entry, name: str, body: Body | None, field: str, *, among: Sequence[Person] = ()
) -> Person | None:
    """The person of a name in a body. Without a body, or with two of one name in it, a human decides.

    among  people the record lists already: one of that name there is meant
    None   while it is undecided
    """
    people = entry.draft.people
    if body is not None:
        people.mention(name, body, entry.row, field)
    found = people.of(name, body) if body is not None else people.named(name)
    if body is not None and len(found) == 1:
        return found[0]
    listed = {id(person) for person in among}
    near = [person for person in found if id(person) in listed]
    if len(near) == 1:
        return near[0]
    if not found:
        if body is None:
            entry.row.hint("no_body", f"「{name}」没有写单位，按不知道单位的人登记。", field)
        return entry.know(people, entry.make(Person(name=name, body=body)))
    return _ask_which(entry, name, body, found, field)


def _ask_which(entry: Entry, name: str, body: Body | None, found: list[Person], field: str) -> Person | None:
    where = f"在「{body.name}」有 {len(found)} 人同名" if body else "没有写单位，台账里有同名的人"
    says = f"「{name}」{where}：请确定是哪一位，或登记为另一个人。"
    offered = {f"person:{_whence(person)}:{person.pk if body else ''}": person for person in found}
    choices = [Choice(value, f"就是{_whence(person)}的{person.name}") for value, person in offered.items()]
    answer = entry.ask(
        "unsure_person",
        says,
        (*choices, Choice(NEW, "是另一个人，新登记")),
        field,
        of=f"/{squash_name(name)}",
    )
    if answer == NEW:
        return entry.know(entry.draft.people, entry.make(Person(name=name, body=body)))
    return offered.get(answer)


def _whence(person: Person) -> str:
    return person.body.name if person.body else "（未写单位）"
