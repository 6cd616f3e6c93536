"""Finding the body or the person a row names, or making it; where it is not sure which, a human decides."""

from collections.abc import Sequence

from lianchuang.basics.said import Said
from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.plan import Choice
from lianchuang.people.models import Body, Person

NEW = "new"
RENAME, KEEP_NAME = "rename", "keep"


def body_named(entry: Entry, name: str, field: str) -> Body:
    """The body of a name; one nobody knows is made without a parent (未归属), with a hint."""
    found = entry.draft.bodies.named(name)
    _tell_elsewhere(entry, found, field)
    if len(found) > 1:
        says = Said(
            "台账里有 %(count)s 个单位都叫「%(name)s」，这一行按最早登记的那个记；可先在单位页合并或改名。",
            count=len(found),
            name=name,
        )
        entry.row.hint("same_named_bodies", says, field)
    return found[0] if found else _new_body(entry, name, None, field)


def body_with_code(entry: Entry, name: str, uscc: str | None) -> Body:
    """The body of a credit code, else of a name. Code and name that disagree with what is known are asked about."""
    bodies = entry.draft.bodies
    known, named = bodies.with_uscc(uscc), bodies.named(name)
    first = known or next(iter(named), None)
    if first is not None and not entry.draft.sight.may_change_body(first):
        return _body_of_others(entry, first, name, uscc)
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


def _body_of_others(entry: Entry, known: Body, name: str, uscc: str | None) -> Body:
    """A body whose record another network keeps: meant where the name is the same, and left as it is."""
    if squash_name(known.name) != squash_name(name):
        says = Said(
            "信用代码 %(uscc)s 已由别的登记单位登记为另一个名称，请核对信用代码和单位名称。", uscc=uscc
        )
        entry.row.wrong("uscc", says)
    elif uscc and uscc != known.uscc:
        entry.row.hint("body_elsewhere", _says_elsewhere(name), "uscc")
    else:
        _tell_elsewhere(entry, [known], "host")
    return known


def _tell_elsewhere(entry: Entry, found: list[Body], field: str) -> None:
    if found and not entry.draft.sight.sees_body(found[0]):
        entry.row.hint("body_elsewhere", _says_elsewhere(found[0].name), field)


def _says_elsewhere(name: str) -> Said:
    return Said("「%(name)s」已由别的联盟登记：这里只用它的名称，其余信息由它原来的登记单位维护。", name=name)


def _new_body(entry: Entry, name: str, uscc: str | None, hint_at: str) -> Body:
    if hint_at:
        entry.row.hint("new_body", _says_new(name, entry.draft.bodies.alike(name)), hint_at)
    body = entry.make(Body(name=name, uscc=uscc, folder=entry.folder(name)))
    return entry.know(entry.draft.bodies, body)


def _says_new(name: str, near: str) -> Said:
    if not near:
        return Said("「%(name)s」还不在台账里，会新建这个单位（未归属）。", name=name)
    return Said(
        "「%(name)s」还不在台账里，会新建这个单位（未归属）。台账里有相近的「%(near)s」，如果是同一个单位，请先改正名称。",
        name=name,
        near=near,
    )


def _ask_renamed(entry: Entry, known: Body, name: str) -> None:
    says = Said(
        "信用代码 %(uscc)s 在台账里是「%(known)s」，这一行写的是「%(name)s」：是改了名称，还是写错了？",
        uscc=known.uscc,
        known=known.name,
        name=name,
    )
    rename = Choice(RENAME, Said("改用新名称「%(name)s」", name=name))
    keep = Choice(KEEP_NAME, Said("仍叫「%(name)s」", name=known.name))
    _amend_body(entry, known, says, (rename, keep), "host", name=name)


def _ask_other_code(entry: Entry, known: Body, uscc: str) -> None:
    says = Said(
        "「%(name)s」在台账里的信用代码是 %(known)s，这一行写的是 %(uscc)s：以哪个为准？",
        name=known.name,
        known=known.uscc,
        uscc=uscc,
    )
    other = Choice(RENAME, Said("改用 %(uscc)s", uscc=uscc))
    keep = Choice(KEEP_NAME, Said("仍用 %(uscc)s", uscc=known.uscc))
    _amend_body(entry, known, says, (other, keep), "uscc", uscc=uscc)


def _amend_body(
    entry: Entry, known: Body, says: Said, choices: tuple[Choice, Choice], field: str, **values: str
) -> None:
    """Ask, and write what the row says where that is the answer."""
    if entry.ask("renamed_body", says, choices, field) == RENAME:
        entry.amend(known, field, **values)
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
            says = Said("「%(name)s」没有写单位，按不知道单位的人登记。", name=name)
            entry.row.hint("no_body", says, field)
        return entry.know(people, entry.make(Person(name=name, body=body)))
    return _ask_which(entry, name, body, found, field)


def _ask_which(entry: Entry, name: str, body: Body | None, found: list[Person], field: str) -> Person | None:
    says = Said("「%(name)s」没有写单位，台账里有同名的人：请确定是哪一位，或登记为另一个人。", name=name)
    if body:
        says = Said(
            "「%(name)s」在「%(body)s」有 %(count)s 人同名：请确定是哪一位，或登记为另一个人。",
            name=name,
            body=body.name,
            count=len(found),
        )
    offered = {f"person:{_whence(person)}:{person.pk if body else ''}": person for person in found}
    choices = [
        Choice(value, Said("就是%(body)s的%(name)s", body=_whence(person), name=person.name))
        for value, person in offered.items()
    ]
    another = Choice(NEW, Said("是另一个人，新登记"))
    answer = entry.ask("unsure_person", says, (*choices, another), field, of=f"/{squash_name(name)}")
    if answer == NEW:
        return entry.know(entry.draft.people, entry.make(Person(name=name, body=body)))
    return offered.get(answer)


def _whence(person: Person) -> str:
    return person.body.name if person.body else Said("（未写单位）")
