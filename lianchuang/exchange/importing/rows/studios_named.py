"""Studios a row names: found among the members, never made by name."""

from lianchuang.basics.said import Said
from lianchuang.basics.text import squash_name
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.plan import Choice
from lianchuang.networks.models import Studio

AS_WRITTEN = "as_written"


def studio_named(
    entry: Entry, name: str, field: str, *, is_hint: bool, may_stay_unknown: bool
) -> Studio | None:
    """The member studio of a name; None where it stays unknown or undecided.

    is_hint           an unknown one is only told, because the row does not count anyway
    may_stay_unknown  it may be kept as written, without a studio behind it
    """
    found = entry.draft.studios.members_named(name)
    if len(found) == 1:
        return found[0].studio
    if is_hint and not found:
        entry.row.hint("unknown_studio", _says(entry, name, is_asked=False), field)
        return None
    near = found or entry.draft.studios.members_like(name)
    offered = {f"studio:{seat.studio.host.name}/{seat.studio.name}": seat.studio for seat in near}
    choices = [
        Choice(value, Said("就是「%(name)s」（%(host)s）", name=studio.name, host=studio.host.name))
        for value, studio in offered.items()
    ]
    if may_stay_unknown:
        choices.append(Choice(AS_WRITTEN, Said("按原样记下名称，不算成员工作室")))
    says = _says(entry, name, is_asked=True)
    if found:
        says = Said(
            "有 %(count)s 家成员工作室都叫「%(name)s」，请确定是哪一家。", count=len(found), name=name
        )
    answer = entry.ask("unknown_studio", says, choices, field, of=f"/{squash_name(name)}")
    return offered.get(answer)


def _says(entry: Entry, name: str, *, is_asked: bool) -> Said:
    held = entry.draft.studios.held.get(squash_name(name))
    if held:
        return Said(
            "「%(name)s」在%(held)s，那一行还没有定下来：请先处理那一行，或在这里选定工作室。",
            name=name,
            held=held,
        )
    if not is_asked:
        return Said("「%(name)s」不是本联盟的成员工作室，这次导入的成员表里也没有。", name=name)
    return Said(
        "「%(name)s」不是本联盟的成员工作室，这次导入的成员表里也没有：请先导入或改正成员表，或在这里选定是哪一家。",
        name=name,
    )
