import pytest
from ninja.testing import TestClient

from certificates.register import answers, merkle, services
from certificates.register.api import router
from tests.factories.keys import give_up, key_in_use

pytestmark = pytest.mark.django_db
client = TestClient(router)


@pytest.fixture
def entries(make_entries, at):
    """Eight, of which the head holds seven."""
    seven = make_entries(7)
    services.publish_head(at=at)
    return [*seven, *make_entries(1)]


def test_the_last_head_is_told_with_the_key_that_opens_it(entries):
    head = client.get("/head").json()

    assert (head["size"], head["signed_at"]) == (7, "2026-11-21T06:30:00.000000Z")
    assert head["note"].startswith(f"{head['origin']}\n7\n")
    assert head["verifier_key"].startswith(f"{head['origin']}+")


def test_before_the_first_head_there_is_none(make_entries):
    [entry] = make_entries(1)

    assert client.get("/head").status_code == 404
    assert client.get(f"/inclusion?code={entry.certificate.code}").status_code == 404
    assert client.get("/heads").json() == {"heads": []}


def test_heads_are_listed_the_newest_first_and_go_on(entries, at):
    services.publish_head(at=at)

    assert [head["size"] for head in client.get("/heads").json()["heads"]] == [8, 7]
    assert [head["size"] for head in client.get("/heads?before=8").json()["heads"]] == [7]
    assert client.get("/heads/7").json()["size"] == 7
    assert client.get("/heads/3").status_code == 404


def test_a_head_that_was_signed_again_is_told_once(make_entries, at):
    [entry] = make_entries(1)
    services.publish_head(at=at)
    give_up(key_in_use(), at)
    assert client.get("/head").json()["is_trusted"] is False
    assert answers.standing(entry.certificate).head_signed_at is None

    services.publish_head(at=at)

    assert [head["is_trusted"] for head in client.get("/heads").json()["heads"]] == [True]
    assert answers.standing(entry.certificate).head_signed_at == at


def test_an_entry_can_be_hashed_by_whoever_gets_it(entries):
    entry = client.get("/entries/3").json()

    assert merkle.leaf_hash(entry["leaf"].encode()).hex() == entry["leaf_hash"] == entries[3].leaf_hash
    assert entry["pdf_sha256"] in entry["leaf"]


def test_a_certificate_is_proven_by_its_code_however_it_is_written(entries):
    code = entries[2].certificate.code

    answer = client.get(f"/inclusion?code={code.lower()[:4]}-{code[4:]}").json()

    [entry] = answer["entries"]
    assert merkle.proves_inclusion(
        leaf=bytes.fromhex(entry["leaf_hash"]),
        position=entry["position"],
        size=answer["head"]["size"],
        path=[bytes.fromhex(beside) for beside in entry["path"]],
        root=bytes.fromhex(answer["head"]["root"]),
    )
    assert answers.is_proven(entry, head=answer["head"])


def test_what_came_after_the_head_has_no_proof_yet(entries, revoke):
    revoke(entries[2].certificate)

    issued, revoked = client.get(f"/inclusion?code={entries[2].certificate.code}").json()["entries"]

    assert (issued["kind"], revoked["kind"]) == ("issued", "revoked")
    assert issued["path"]
    assert revoked["path"] is None


def test_a_proof_for_a_former_head_is_given(entries, at):
    services.publish_head(at=at)

    answer = client.get(f"/inclusion?code={entries[0].certificate.code}&size=7").json()

    assert answer["head"]["size"] == 7
    assert answers.is_proven(answer["entries"][0], head=answer["head"])


def test_an_entry_is_not_proven_by_the_way_of_another(entries):
    first, second = (answers.inclusion(code=entries[place].certificate.code) for place in (0, 1))
    swapped = {**first["entries"][0], "path": second["entries"][0]["path"]}

    assert not answers.is_proven(swapped, head=first["head"])


def test_growth_is_proven_between_two_sizes(entries):
    answer = client.get("/consistency?smaller=3&larger=8").json()

    assert merkle.proves_consistency(
        smaller=3,
        larger=8,
        path=[bytes.fromhex(beside) for beside in answer["path"]],
        smaller_root=bytes.fromhex(answer["smaller_root"]),
        larger_root=bytes.fromhex(answer["larger_root"]),
    )
    assert answer["smaller_root"] == merkle.root_of(bytes.fromhex(entry.leaf_hash) for entry in entries[:3]).hex()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/entries/8", 404),
        ("/entries/-1", 422),
        ("/entries/99999999999999999999", 422),
        ("/entries/x", 422),
        ("/inclusion", 422),
        ("/inclusion?code=7F3K-92QD", 422),
        ("/inclusion?code=7F3K-92QD-0ZXC", 404),
        ("/inclusion?code=7F3K-92QD-0ZXC&size=0", 422),
        ("/consistency?smaller=5&larger=3", 422),
        ("/consistency?smaller=0&larger=3", 422),
        ("/consistency?smaller=3&larger=9", 404),
        ("/heads?before=x", 422),
    ],
)
def test_what_is_not_there_or_nonsense_is_refused(entries, address, status):
    response = client.get(address)

    assert response.status_code == status
    assert response.json()["detail"]


@pytest.mark.parametrize(
    "address", ["/head", "/heads", "/entries/0", "/consistency?smaller=1&larger=2", "/entries/999"]
)
def test_scripts_of_other_sites_may_read_it(entries, address):
    assert client.get(address)["Access-Control-Allow-Origin"] == "*"


def test_what_never_changes_may_be_kept_for_long(entries):
    assert client.get("/entries/0")["Cache-Control"] == "public, max-age=86400"
    assert client.get("/head")["Cache-Control"] == "public, max-age=60"
    assert "Cache-Control" not in client.get("/entries/999").headers


def test_no_answer_leads_to_a_person(entries):
    code = entries[0].certificate.code
    told = str([client.get(address).json() for address in ["/head", "/entries/0", f"/inclusion?code={code}"]])

    certificate = entries[0].certificate
    for secret in [code, certificate.number, certificate.holder.full_name, str(certificate.public_id)]:
        assert secret not in told


def test_answers_cost_few_queries(entries, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get(f"/inclusion?code={entries[0].certificate.code}")
    with django_assert_num_queries(2):
        client.get("/consistency?smaller=3&larger=8")


def test_a_certificate_knows_where_it_stands(entries, make_sealed, at, django_assert_num_queries):
    with django_assert_num_queries(1):
        standing = answers.standing(entries[2].certificate)

    assert standing == answers.Standing(position=2, recorded_at=at, head_size=7, head_signed_at=at)
    assert answers.standing(entries[7].certificate).head_size is None
    assert answers.standing(make_sealed()) is None
