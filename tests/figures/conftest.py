"""A played year with every figure above zero."""

from datetime import date

import pytest

from lianchuang.networks.models import Network, Register
from lianchuang.records.past import Author, act
from tests.figures import builders

SECRETARY = Author(None, "赵秘书")
YEAR = 2024


@pytest.fixture
def year(db: None) -> Network:
    """A network whose registers of 2024 all stand: 3 studios, 2 units, 2 projects, outcomes, one session."""
    with act(by=SECRETARY, reason="登记一年"):
        network = builders.network()
        for kind in Register.Kind.values:
            builders.register(network, kind)
        _members_and_projects(network)
        _outcomes(network)
        _attendance(network)
    return network


def _members_and_projects(network: Network) -> None:
    metro = builders.studio("轨道检测工作室")
    bus = builders.studio("公交保修工作室", "滨江公交")
    for each, own in ((metro, "入盟批复.pdf"), (bus, ""), (builders.studio("信号维护工作室"), "")):
        builders.seat(network, each, own=own)
    wang, li, zhou = builders.person("严建"), builders.person("李晴"), builders.person("严建", "滨江公交")
    builders.project(network, "2024-01", metro, (wang, li, zhou), own="立项批复.pdf")
    builders.project(network, "2024-02", bus, (wang,))


def _outcomes(network: Network) -> None:
    builders.patent(network, "202211111111X", granted_on=date(2024, 11, 8), own="专利证书.pdf")
    builders.patent(network, "2023222222222", "utility_model", granted_on=date(2024, 12, 31))
    builders.patent(network, "2023133333333", published_on=date(2024, 6, 1))
    builders.patent(network, "2024344444444", "design", filed_on=date(2024, 5, 11))
    builders.software(network, "2024SR0000001")
    builders.benefit(network, "1265000")
    builders.benefit(network, "380000", confirmed=False)
    builders.benefit(network, "120000000", "forecast", first=date(2025, 1, 1), last=date(2025, 12, 31))
    builders.report(network, "一线的发明")
    builders.report(network, "一线的发明（转载）", original=False)


def _attendance(network: Network) -> None:
    session = builders.session(network, "第一次技能传授")
    builders.mark(session, builders.person("严建"))
    builders.mark(session, builders.person("严建"), "online", row=5)
    builders.mark(session, builders.person("李晴"), make_up=True, row=6)
