"""Every page of people, bodies, networks and desks, for every member of the cast."""

import io
import zipfile

import pytest
from django.http import HttpResponse

from tests.cast import Cast, stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stage()


def pages(cast: Cast) -> dict[str, str]:
    """Addresses by a short name."""
    network, person = cast.network, cast.people["李工"]
    return {
        "desk": "/desk/",
        "network": f"/networks/{network.pk}/",
        "members": f"/networks/{network.pk}/studios/",
        "table": f"/networks/{network.pk}/studios/table/",
        "studio": f"/studios/{cast.studio.pk}/",
        "studio correction": f"/studios/{cast.studio.pk}/corrections/",
        "leaders": f"/studios/{cast.studio.pk}/leaders/new/",
        "leaving": f"/memberships/{cast.studio.memberships.get().pk}/leaving/",
        "group": f"/memberships/{cast.studio.memberships.get().pk}/group/",
        "nil report": f"/networks/{network.pk}/registers/new/",
        "relation": f"/networks/{network.pk}/relations/new/",
        "people": "/people/",
        "worker": f"/people/{person.pk}/",
        "worker correction": f"/people/{person.pk}/corrections/",
        "worker post": f"/people/{person.pk}/posts/new/",
        "worker role": f"/people/{person.pk}/roles/new/",
        "worker tie": f"/people/{person.pk}/ties/new/",
        "worker contact": f"/people/{person.pk}/contact/",
        "new person": "/people/new/",
        "leader": f"/people/{cast.people['王师傅'].pk}/",
        "bodies": "/bodies/",
        "body": f"/bodies/{cast.studio.host_id}/",
        "body correction": f"/bodies/{cast.studio.host_id}/corrections/",
        "place": f"/bodies/{cast.studio.host_id}/place/",
        "accounts": "/accounts/?q=王",
        "new account": f"/accounts/new/?person={person.pk}",
        "password": "/password/",
        "found": "/networks/new/",
    }


KEEPING = {"studio correction", "leaders", "leaving", "group", "nil report", "relation"}
PERSON_KEEPING = {
    "worker correction",
    "worker post",
    "worker role",
    "worker tie",
    "worker contact",
    "new person",
}
BODY_KEEPING = {"body correction", "place"}
ACCOUNTS = {"accounts", "new account"}
RECORDS = {"network", "members", "table", "studio", "worker", "leader", "body"}
OWN = {"desk", "password", "people", "bodies"}
OPEN = {
    "管理员": OWN | RECORDS | KEEPING | PERSON_KEEPING | BODY_KEEPING | ACCOUNTS | {"found"},
    "赵秘书": OWN | RECORDS | KEEPING | PERSON_KEEPING | BODY_KEEPING | ACCOUNTS,
    "钱部长": OWN | RECORDS,
    "王师傅": OWN | {"network", "members", "table", "studio", "leader"},
    "李工": OWN | {"worker"},
    "周老师": OWN,
    "吴秘书": OWN,
    "孙主席": OWN,
}
# What one may know of but not do is refused in words; the others are not found: a page that belongs to no record in
# sight (founding, accounts, a new person) is there only for those whose it is.
REFUSED = {
    "钱部长": KEEPING | (PERSON_KEEPING - {"new person"}) | BODY_KEEPING,
    "王师傅": KEEPING,
    "李工": PERSON_KEEPING - {"new person"},
}
# Open to every keeper, empty for one from elsewhere.
OPEN["吴秘书"] = OPEN["吴秘书"] | {"accounts", "new person"}


@pytest.mark.parametrize("name", OPEN)
def test_every_page_is_open_refused_or_not_found(cast: Cast, name: str) -> None:
    client, told = cast.client(name), {}
    for page, address in pages(cast).items():
        status = client.get(address).status_code
        told[page] = {200: "open", 409: "refused", 404: "not found"}.get(status, str(status))
    expected = dict.fromkeys(pages(cast), "not found")
    expected |= dict.fromkeys(REFUSED.get(name, set()), "refused") | dict.fromkeys(OPEN[name], "open")
    assert told == expected


def test_who_is_not_signed_in_is_sent_to_the_door_with_the_way_back(cast: Cast) -> None:
    client = cast.client("无人")
    for address in pages(cast).values():
        answer = client.get(address)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/sign-in/")
    answer = client.get("/people/", {"q": "李"})
    assert answer["Location"] == "/sign-in/?next=%2Fpeople%2F%3Fq%3D%25E6%259D%258E"


def test_numbers_that_are_too_large_are_not_found(cast: Cast) -> None:
    client, huge = cast.client("管理员"), "9" * 20
    for address in ("people", "bodies", "studios", "networks", "memberships"):
        tail = "leaving/" if address == "memberships" else ""
        assert client.get(f"/{address}/{huge}/{tail}").status_code == 404
    assert client.get(f"/people/?page={huge}").status_code == 200
    assert client.get(f"/networks/{cast.network.pk}/studios/?host={huge}&page=x&sort=none").status_code == 200
    assert client.get(f"/accounts/new/?person={huge}").status_code == 404


def test_a_nul_is_answered_in_words(cast: Cast) -> None:
    client = cast.client("赵秘书")
    for answer in (
        client.get("/people/", {"q": "李\x00工"}),
        client.post("/people/new/", {"name": "李\x00工"}),
        client.get("/people/?\x00=1"),
    ):
        assert answer.status_code == 400
        assert "NUL" in answer.content.decode()


def text_of(answer: HttpResponse) -> str:
    """The words of a page, or of everything inside a workbook."""
    if not answer.content.startswith(b"PK"):
        return answer.content.decode()
    book = zipfile.ZipFile(io.BytesIO(answer.content))
    return "".join(book.read(name).decode() for name in book.namelist())


def test_names_and_telephones_of_others_do_not_leak(cast: Cast) -> None:
    """A leader's pages hold nothing of the other alliance, a stranger's nothing at all."""
    for name, secrets in {
        "王师傅": ["周老师", "农机检修工作室", "13900005678", "远山"],
        "周老师": ["王师傅", "精工工作室", "13800001234", "13900005678", "列车门控"],
        "李工": ["周老师", "农机检修工作室", "13800001234"],
        "吴秘书": ["王师傅", "精工工作室", "李工", "13900005678", "列车门控", "滨江"],
    }.items():
        client = cast.client(name)
        for address in ["/desk/", "/people/?q=", "/bodies/", "/accounts/?q=师", *pages(cast).values()]:
            told = text_of(client.get(address))
            assert [secret for secret in secrets if secret in told] == [], (name, address)


def test_telephones_are_masked_for_those_who_only_oversee(cast: Cast) -> None:
    person, studio = pages(cast)["worker"], pages(cast)["studio"]
    overseer, keeper = cast.client("钱部长"), cast.client("赵秘书")
    assert "13900005678" in keeper.get(person).content.decode()
    assert "13800001234" in keeper.get(studio).content.decode()
    told = overseer.get(person).content.decode() + overseer.get(studio).content.decode()
    assert ("13900005678" in told, "13800001234" in told, "139******78" in told) == (False, False, True)


def test_under_a_lens_pages_are_read_and_not_changed(cast: Cast) -> None:
    client = cast.client("赵秘书")
    for page in ("desk", "network", "members", "studio", "people", "worker", "bodies", "body"):
        answer = client.get(pages(cast)[page], {"known_at": "act:2"})
        assert answer.status_code == 200, page
        assert "corrections/" not in answer.content.decode(), page
    assert client.get(pages(cast)["studio"], {"known_at": "act:1"}).status_code == 404
    assert client.get(pages(cast)["network"], {"known_at": "2021-05-01"}).status_code == 200
    assert client.get("/desk/", {"known_at": "昨天"}).status_code == 400
    address = pages(cast)["studio correction"] + "?known_at=act:2"
    assert client.post(address, {"name": "新"}).status_code == 405


def test_the_front_is_for_everybody_and_the_desk_for_those_inside(cast: Cast) -> None:
    assert cast.client("无人").get("/").status_code == 200
    assert cast.client("李工").get("/")["Location"] == "/desk/"
    assert "焊接技艺研学" in cast.client("李工").get("/desk/").content.decode()
    assert "精工工作室" in cast.client("王师傅").get("/desk/").content.decode()
