from lianchuang.design.context import page_context
from lianchuang.design.notes import Note, say
from tests.design.pages import request_for


def test_what_was_said_comes_with_the_way_back() -> None:
    request = request_for()
    say(request, "已写入 38 行。", undo="/acts/12/undoing/")
    say(request, "有 3 行存疑。", tone="warn")
    assert page_context(request)["notes"]() == [
        Note("已写入 38 行。", "good", "/acts/12/undoing/"),
        Note("有 3 行存疑。", "warn"),
    ]


def test_a_fragment_does_not_swallow_what_was_said() -> None:
    request = request_for()
    say(request, "已保存。")
    page_context(request)
    assert [note.says for note in page_context(request)["notes"]()] == ["已保存。"]
