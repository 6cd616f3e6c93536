"""How many queries a board and a drawer cost, and that both tell the past under a lens."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from lianchuang.figures.catalogue import CATALOGUE
from lianchuang.figures.queries import read_board, read_figure
from lianchuang.networks.models import Network, Register
from lianchuang.projects.models import Participant, Project
from lianchuang.records.past import act, last_act, lens
from tests.figures import builders
from tests.figures.conftest import SECRETARY, YEAR

# scope, registers, and one a figure
BOARD = 2 + 17
# scope, registers, the measure, the rows; and for each place where proof lies its links and its files
ONE_PLACE, TWO_PLACES = 4 + 2, 4 + 4
IN_TWO_PLACES = {
    "member_studios_at_year_end",
    "member_units_at_year_end",
    "attendance_head_count",
    "attendance_marks",
}


def with_rows(count: int) -> Network:
    """A network with so many of everything."""
    with act(by=SECRETARY):
        network = builders.network()
        for kind in Register.Kind.values:
            builders.register(network, kind)
        session = builders.session(network, "第一次")
        for each in range(count):
            studio = builders.studio(f"工作室{each}", f"单位{each}")
            person = builders.person(f"职工{each}")
            builders.seat(network, studio)
            builders.project(network, f"2024-{each}", studio, (person,))
            builders.mark(session, person, row=4 + each)
            builders.report(network, f"报道{each}")
    return network


@pytest.mark.parametrize("count", [1, 3])
def test_a_board_costs_the_same_whatever_the_rows(
    db: None, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    network = with_rows(count)
    with django_assert_num_queries(BOARD):
        readings = read_board(network, YEAR)
    assert [reading.rows for reading in readings][:5] == [count] * 5


@pytest.mark.parametrize(
    "code", ["member_units_at_year_end", "project_participants_mentions", "attendance_marks"]
)
@pytest.mark.parametrize("count", [1, 3])
def test_a_drawer_costs_the_same_whatever_the_rows(
    db: None, django_assert_num_queries: DjangoAssertNumQueries, count: int, code: str
) -> None:
    network = with_rows(count)
    with django_assert_num_queries(TWO_PLACES if code in IN_TWO_PLACES else ONE_PLACE):
        reading = read_figure(CATALOGUE[code], network, YEAR)
    assert len(reading.behind) == count


def told(network: Network) -> list[tuple[str, object, str, list[str]]]:
    """Everything the board and the drawers say."""
    readings = [read_figure(figure, network, YEAR) for figure in CATALOGUE.values()]
    return [
        (
            reading.code,
            reading.value,
            reading.grade_in_words,
            [f"{row.title} {row.detail}" for row in reading.behind],
        )
        for reading in readings
    ]


def test_under_a_lens_the_figures_say_what_they_said_then(year: Network) -> None:
    before, said = last_act(), told(year)
    with act(by=SECRETARY, reason="补录"):
        project = Project.objects.get(number="2024-02")
        Participant.objects.create(project=project, person=builders.person("赵迟"), position=2)
        project.title = "改了名的项目"
        project.save()
        builders.report(year, "迟到的报道")
    assert told(year) != said
    with lens(before):
        assert told(year) == said
    with lens(0):
        assert [reading.value for reading in read_board(year, YEAR)] == [None] * 17


def test_a_row_of_proof_added_later_raises_the_grade_only_from_then_on(year: Network) -> None:
    before = last_act()
    read: Callable[[], str] = lambda: read_figure(CATALOGUE["software_copyrights"], year, YEAR).grade  # noqa: E731
    with act(by=SECRETARY, reason="补证书"):
        row = CATALOGUE["software_copyrights"].rows(read_board(year, YEAR)[0].scope).get()
        builders.prove(row.folder, "登记证书.pdf")
    with lens(before):
        assert read() == "listed"
    assert read() == "evidenced"
