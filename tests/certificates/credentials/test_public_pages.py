"""What verifiers look up is there for everybody, from any site, may be kept for a while, and no look-up writes."""

import datetime
import json

import pytest

from certificates.credentials import proofs, status_lists
from certificates.keys import public_parts
from tests.factories.certificates import make_training_unit
from tests.factories.issued_credentials import fall, make_credential, make_numbered, read_document
from tests.factories.keys import give_up, key_in_use, make_issuer, make_platform_keys, rotate

pytestmark = pytest.mark.django_db
DID_JSON = "/.well-known/did.json"


@pytest.fixture
def credential(at):
    return make_credential(at)


def achievement_address(credential):
    return f"/capaian/{credential.certificate.enrolment.version.public_id}/"


def data(client, address, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.json()


def listed(client, address=DID_JSON):
    return [method["id"].partition("#")[2] for method in data(client, address)["verificationMethod"]]


def test_everything_that_a_credential_names_can_be_looked_up(client, credential):
    document = read_document(credential)
    subject = document["credentialSubject"]
    addresses = [
        document["issuer"]["url"],
        document["credentialStatus"]["statusListCredential"],
        subject["achievement"]["id"],
        subject["achievement"]["image"]["id"],
        subject["achievement"]["criteria"]["id"],
        *[alignment["targetUrl"] for alignment in subject["achievement"]["alignment"]],
    ]

    for address in addresses:
        assert client.get(address.partition("#")[0]).status_code == 200, address


def test_the_page_of_an_achievement_has_a_place_for_each_anchor_that_credentials_name(client, credential):
    achievement = read_document(credential)["credentialSubject"]["achievement"]
    page = client.get(achievement_address(credential)).content.decode()

    anchors = [achievement["criteria"]["id"], *[item["targetUrl"] for item in achievement["alignment"]]]

    assert len(anchors) > 1
    assert all(f'id="{anchor.partition("#")[2]}"' in page for anchor in anchors)


def test_the_keys_of_the_platform_stand_in_its_did_document(client):
    make_platform_keys()

    document = data(client, DID_JSON)

    assert document["id"] == "did:web:127.0.0.1%3A8000"
    ed25519, p256 = document["verificationMethod"]
    assert ed25519["publicKeyMultibase"] == key_in_use("credential").public_part
    assert p256["publicKeyJwk"] == json.loads(key_in_use("jwt").public_part)
    assert document["assertionMethod"] == [ed25519["id"], p256["id"]]
    assert "d" not in p256["publicKeyJwk"]


def test_the_proof_of_a_credential_holds_with_the_key_from_the_did_document(client, credential):
    methods = {method["id"]: method for method in data(client, DID_JSON)["verificationMethod"]}

    def public_key_of(key_id, issuer):
        return public_parts.from_multibase(methods[key_id]["publicKeyMultibase"])

    assert proofs.check_proof(read_document(credential), public_key_of=public_key_of)


def test_retired_keys_stay_listed_and_given_up_ones_do_not(client, at):
    make_platform_keys()
    first = key_in_use("credential")
    second = rotate(first, at)
    assert {first.name, second.name} <= set(listed(client))

    give_up(first, at)

    assert first.name not in listed(client)
    assert second.name in listed(client)


def test_keys_of_seals_and_of_other_issuers_are_not_listed(client):
    make_platform_keys()
    make_issuer(make_training_unit(), slug="bkpsdm", name="BKPSDM Sukamaju")

    assert len(listed(client)) == len(listed(client, "/penerbit/bkpsdm/did.json")) == 2
    assert data(client, "/penerbit/bkpsdm/did.json")["id"] == "did:web:127.0.0.1%3A8000:penerbit:bkpsdm"


def test_issuers_are_described_for_people_and_for_programs(client):
    make_platform_keys()
    make_issuer(make_training_unit(), slug="bkpsdm", name="BKPSDM Sukamaju")

    page = client.get("/penerbit/").content.decode()
    unit = client.get("/penerbit/bkpsdm/").content.decode()
    profile = data(client, "/penerbit/bkpsdm/profil.json")

    assert "/penerbit/bkpsdm/" in page
    assert "BKPSDM Sukamaju" in unit
    assert key_in_use("credential").name in page
    assert profile["id"] == "did:web:127.0.0.1%3A8000:penerbit:bkpsdm"
    assert profile["name"] == "BKPSDM Sukamaju"
    assert profile["type"] == ["Profile"]


def test_programs_get_data_at_the_same_address(client, credential):
    for address in ("/penerbit/", achievement_address(credential)):
        asked = client.get(address, headers={"accept": "application/ld+json, application/json"})
        by_browser = client.get(address, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        by_anything = client.get(address, headers={"accept": "*/*"})

        assert asked["Content-Type"] == "application/ld+json"
        assert by_browser["Content-Type"] == by_anything["Content-Type"] == "text/html; charset=utf-8"
        assert "Accept" in asked["Vary"]
        assert "Accept" in by_browser["Vary"]


def test_the_achievement_looked_up_is_the_one_in_the_credential(client, credential):
    stated = read_document(credential)["credentialSubject"]["achievement"]

    looked_up = data(client, f"{achievement_address(credential)}capaian.json")

    assert {name: value for name, value in looked_up.items() if name != "@context"} == stated


def test_the_badge_of_an_achievement_is_a_picture(client, credential):
    response = client.get(f"{achievement_address(credential)}lencana.png")

    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")


def test_a_status_list_is_given_out_exactly_as_it_was_signed(client, credential):
    row = credential.certificate.status_list
    response = client.get("/status/platform/1/")

    row.refresh_from_db()
    assert response.content.decode() == row.document
    assert response["Content-Type"] == "application/vc+ld+json"


def test_a_status_list_that_is_not_signed_yet_is_not_there(client, at):
    make_numbered(at)

    assert client.get("/status/platform/1/").status_code == 404


PUBLIC = [DID_JSON, "/penerbit/profil.json", "/status/platform/1/", "capaian.json", "lencana.png"]


@pytest.mark.parametrize("address", PUBLIC)
def test_data_may_be_read_from_other_sites_and_kept_for_a_while(client, credential, address):
    address = address if address.startswith("/") else achievement_address(credential) + address

    response = client.get(address)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Cache-Control"].startswith("public, max-age=")
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert client.head(address).status_code == 200


def test_what_may_not_be_known_late_is_kept_for_minutes_only(client, credential):
    for address in (DID_JSON, "/status/platform/1/"):
        assert client.get(address)["Cache-Control"] == "public, max-age=300"


def test_a_signed_in_person_gets_the_same_data(client, credential):
    before = client.get(DID_JSON).content

    client.force_login(credential.certificate.holder)

    assert client.get(DID_JSON).content == before
    assert client.get(DID_JSON)["Cache-Control"].startswith("public")


@pytest.mark.parametrize(
    "address",
    [
        "/penerbit/tidak-ada/",
        "/penerbit/tidak-ada/did.json",
        "/penerbit/tidak-ada/profil.json",
        "/capaian/00000000-0000-4000-8000-000000000000/",
        "/capaian/00000000-0000-4000-8000-000000000000/capaian.json",
        "/capaian/00000000-0000-4000-8000-000000000000/lencana.png",
        "/status/platform/2/",
        "/status/platform/99999999999999999999999999/",
        "/status/tidak-ada/1/",
    ],
)
def test_what_is_not_there_is_a_404(client, credential, address):
    assert client.get(address).status_code == 404


def test_before_there_is_an_issuer_there_is_nothing_to_look_up(client):
    assert client.get(DID_JSON).status_code == 404
    assert client.get("/penerbit/").status_code == 404


@pytest.mark.parametrize("address", PUBLIC)
def test_looking_up_changes_nothing_and_asks_little(client, credential, address, django_assert_max_num_queries):
    address = address if address.startswith("/") else achievement_address(credential) + address

    with django_assert_max_num_queries(5) as queries:
        client.get(address)

    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert client.post(address).status_code == 405


def test_pages_ask_for_no_more_with_more_keys_and_competencies(client, credential, at, django_assert_max_num_queries):
    for _ in range(3):
        rotate(key_in_use("credential"), at)

    with django_assert_max_num_queries(8):
        client.get("/penerbit/")
    with django_assert_max_num_queries(8):
        client.get(achievement_address(credential))


def test_a_revocation_is_public_as_soon_as_it_was_entered(client, credential, at):
    before = client.get("/status/platform/1/")
    fall(credential.certificate, at)
    status_lists.set_status(certificate=credential.certificate, at=at + datetime.timedelta(seconds=1))

    after = client.get("/status/platform/1/", headers={"if-none-match": before["ETag"]})

    assert after.status_code == 200
