"""The credential says what the document prints, in the form of Open Badges 3.0, and nothing that identifies further."""

import hashlib
import json
from pathlib import Path

import jsonschema
import pytest

from certificates.credentials.canonical import canonical
from tests.factories.credentials import ACHIEVEMENT, PRIVATE, make_document, make_snapshot

SCHEMAS = Path(__file__).parents[2] / "external" / "schemas"


@pytest.fixture(scope="module")
def official_schema():
    (entry,) = json.loads((SCHEMAS / "manifest.json").read_text())["files"]
    content = (SCHEMAS / entry["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]
    return jsonschema.Draft201909Validator(json.loads(content))


def subject(document):
    return document["credentialSubject"]


def test_the_official_schema_accepts_it(official_schema):
    snapshot = make_snapshot()
    snapshot["dates"]["valid_until"] = "2029-11-20"

    official_schema.validate(make_document(snapshot))


def test_the_official_schema_accepts_one_without_score_and_competencies(official_schema):
    snapshot = make_snapshot(result={"score": "", "predikat": ""})
    snapshot["course"]["competencies"] = []

    document = make_document(snapshot)

    official_schema.validate(document)
    assert "result" not in subject(document)
    assert "alignment" not in subject(document)["achievement"]


def test_the_official_schema_refuses_what_it_should(official_schema):
    document = make_document()
    document["credentialStatus"] = [document["credentialStatus"]]

    assert not official_schema.is_valid(document)


def test_the_number_of_the_holder_is_nowhere():
    written = json.dumps(make_document())

    assert not any(secret in written for secret in PRIVATE.values())
    assert "1978" not in written
    assert [item["identityType"] for item in subject(make_document())["identifier"]] == ["name"]


def test_rank_position_and_unit_of_the_holder_are_nowhere():
    snapshot = make_snapshot()

    written = json.dumps(make_document(snapshot), ensure_ascii=False)

    assert not any(snapshot["holder"][name] in written for name in ("rank", "position", "unit"))


def test_it_names_holder_number_hours_and_days():
    found = subject(make_document())

    assert found["identifier"][0]["identityHash"] == "Dr. Siti Rahmawati, S.Kom., M.T."
    assert found["identifier"][0]["hashed"] is False
    assert found["licenseNumber"] == "893.3/00001/BKPSDM/XI/2026"
    assert found["creditsEarned"] == found["achievement"]["creditsAvailable"] == 20
    assert found["activityStartDate"] == "2026-11-01T00:00:00+07:00"
    assert found["activityEndDate"] == "2026-11-20T00:00:00+07:00"


def test_competencies_are_alignments_with_their_level_and_a_place_on_the_page_of_the_achievement():
    first, second = subject(make_document())["achievement"]["alignment"]

    assert first["targetName"] == "Menelusuri data dan informasi"
    assert first["targetCode"] == "DC-1.1"
    assert first["targetFramework"] == "Kerangka Kompetensi Digital ASN"
    assert first["targetDescription"] == "Tingkat 2: Menengah"
    assert first["targetUrl"] == f"{ACHIEVEMENT}#kompetensi-KKD-DC-1.1"
    assert second["targetDescription"] == "Tingkat 1"


def test_score_and_predikat_are_there_when_the_document_prints_them():
    found = subject(make_document())

    assert [(result["resultDescription"], result["value"]) for result in found["result"]] == [
        (f"{ACHIEVEMENT}#nilai", "87.50"),
        (f"{ACHIEVEMENT}#predikat", "Memuaskan"),
    ]
    assert [item["id"] for item in found["achievement"]["resultDescription"]] == [
        f"{ACHIEVEMENT}#nilai",
        f"{ACHIEVEMENT}#predikat",
    ]


def test_score_and_predikat_are_not_there_when_the_document_prints_neither():
    snapshot = make_snapshot(layout={"format": 2, "pages": [{"elements": [{"kind": "text", "text": "{nama}"}]}]})

    document = make_document(snapshot)

    assert "result" not in subject(document)
    assert "87.50" not in json.dumps(document)


def test_it_ends_with_the_last_second_of_the_last_day_here():
    snapshot = make_snapshot()
    snapshot["dates"]["valid_until"] = "2029-11-20"

    assert make_document(snapshot)["validUntil"] == "2029-11-20T16:59:59Z"
    assert "validUntil" not in make_document()


def test_two_certificates_of_one_person_are_not_linked_by_the_id_of_the_subject():
    first = make_document()
    second = make_document(make_snapshot(verify_url="https://belajar.example.go.id/v/0000000000ZX"))

    assert subject(first)["id"].startswith("urn:uuid:")
    assert subject(first)["id"] != subject(second)["id"]


def test_a_certificate_of_the_first_format_gets_one_too(official_schema):
    snapshot = make_snapshot(format=1, layout={"title": "Sertifikat"})
    del snapshot["result"]
    del snapshot["course"]["version"]
    for competency in snapshot["course"]["competencies"]:
        del competency["framework_code"]

    official_schema.validate(make_document(snapshot))


def test_names_with_signs_and_letters_of_other_scripts_are_kept():
    name = 'Ĝ "O\'Brien" \\ # $ <b> علي ꦤꦩ 王小明 ' + "x" * 120
    snapshot = make_snapshot()
    snapshot["holder"]["name"] = name

    document = make_document(snapshot)

    assert subject(document)["identifier"][0]["identityHash"] == name
    assert "王小明" in canonical(document).decode()


def test_control_characters_and_halves_of_letters_do_not_get_in():
    snapshot = make_snapshot()
    snapshot["holder"]["name"] = "Siti\x00\tRahma\ud800wati\x7f"

    document = make_document(snapshot)

    assert subject(document)["identifier"][0]["identityHash"] == "Siti Rahma wati"
    assert canonical(document)


def test_very_many_competencies_do_not_keep_it_from_being_signed():
    snapshot = make_snapshot()
    one = snapshot["course"]["competencies"][0]
    snapshot["course"]["competencies"] = [{**one, "code": f"K {number}/ä"} for number in range(200)]

    document = make_document(snapshot)

    assert len(subject(document)["achievement"]["alignment"]) == 80
    assert canonical(document)
