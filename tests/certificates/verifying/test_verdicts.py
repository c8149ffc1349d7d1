import datetime

import pytest
from django.utils import translation

from certificates.life.states import State
from certificates.models import Issuer
from certificates.models.sealers import Sealer
from certificates.verifying.facts import Entry, Facts
from certificates.verifying.verdicts import checks_of, verdict_of

ON = datetime.date(2026, 11, 21)
THEN = datetime.datetime(2026, 10, 1, 3, 0, tzinfo=datetime.UTC)
ENTRY = Entry(position=4711, recorded_at=THEN, head_signed_at=THEN)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def make_facts(state=State.VALID, **facts):
    sealed = {"sealer": Sealer.OWN, "sealed_at": THEN, "seal_key": "seal-2026-01", "entry": ENTRY}
    return Facts(**{"state": state, "on": ON, "code": "7F3K92QD0ZX1", "issued_by": "BKPSDM", **sealed, **facts})


def check(name, facts):
    return next(each for each in checks_of(facts) if each.name == name)


@pytest.mark.parametrize(
    ("facts", "name", "tone", "title"),
    [
        ({}, "valid", "success", "genuine and valid"),
        ({"state": State.EXPIRING, "valid_until": ON, "days_left": 0}, "expiring", "success", "genuine and valid"),
        (
            {"state": State.EXPIRED, "valid_until": ON, "days_left": -1, "holds": False},
            "expired",
            "warning",
            "no longer valid",
        ),
        ({"state": State.RENEWED}, "renewed", "success", "has been renewed"),
        (
            {"state": State.RENEWED, "valid_until": ON, "days_left": -1, "holds": False},
            "renewed",
            "warning",
            "a newer one counts",
        ),
        (
            {"state": State.RENEWED, "valid_until": ON, "days_left": -1, "holds": False, "newer_holds": False},
            "renewed",
            "warning",
            "no longer valid",
        ),
        ({"state": State.REVOKED, "revoked_at": THEN, "holds": False}, "revoked", "danger", "revoked"),
        ({"state": State.SUPERSEDED, "replaced_at": THEN, "holds": False}, "superseded", "danger", "replaced"),
        ({"is_made": False, "sealer": ""}, "being_made", "info", "being made"),
        ({"is_made": False, "state": State.REVOKED, "revoked_at": THEN}, "revoked", "danger", "revoked"),
    ],
)
def test_one_verdict_is_given(facts, name, tone, title):
    verdict = verdict_of(make_facts(**facts))

    assert (verdict.name, verdict.tone) == (name, tone)
    assert title in verdict.title


def test_five_checks_are_told_apart_and_each_has_a_word_besides_its_colour():
    checks = checks_of(make_facts())

    assert [each.name for each in checks] == ["signature", "issuer", "status", "expiry", "register"]
    assert {each.tone for each in checks} == {"success"}
    assert all(each.word and each.icon and each.text for each in checks)


@pytest.mark.parametrize(
    ("facts", "tone", "words"),
    [
        ({}, "success", "sealed the document on 1 October 2026 with the key seal-2026-01"),
        ({"sealer": Sealer.BSRE}, "success", "BSrE"),
        ({"sealer": Sealer.UPLOADED}, "success", "signed by an official"),
        ({"sealer": ""}, "info", "before we sealed documents"),
        ({"given_up": ("seal-2026-01",)}, "warning", "seal-2026-01, which we have given up"),
        ({"is_made": False}, "info", "not sealed yet"),
        ({"is_made": False, "state": State.REVOKED, "revoked_at": THEN}, "info", "before its document was sealed"),
    ],
)
def test_the_signature_is_explained(facts, tone, words):
    found = check("signature", make_facts(**facts))

    assert (found.tone, words in found.text) == (tone, True), found.text


def test_the_issuer_is_named_with_a_page_of_its_keys():
    own = check("issuer", make_facts(issuer=Issuer(slug="bkpsdm", name="BKPSDM Sukamaju")))
    platform = check("issuer", make_facts(issuer=Issuer(slug="", name="Bimtek LMS")))
    former = check("issuer", make_facts())

    assert (own.link, platform.link, former.link) == ("/penerbit/bkpsdm/", "/penerbit/", "")
    assert "BKPSDM Sukamaju" in own.text


def test_a_revocation_says_when_why_and_by_whose_decision():
    facts = {"revoked_at": THEN, "reason": "Kekeliruan data", "authority": "Kepala BKPSDM", "document": "SK 12/2026"}

    found = check("status", make_facts(State.REVOKED, **facts))

    assert found.tone == "danger"
    assert found.text == "It was revoked on 1 October 2026. Reason: Kekeliruan data (Kepala BKPSDM, SK 12/2026)"


@pytest.mark.parametrize(("state", "tone"), [(State.SUPERSEDED, "danger"), (State.RENEWED, "info")])
def test_the_certificate_to_look_at_instead_is_linked(state, tone):
    found = check("status", make_facts(state, newer_code="AAAAAAAAAAA1", replaced_at=THEN))

    assert (found.tone, found.link) == (tone, "/v/AAAAAAAAAAA1/")


@pytest.mark.parametrize(
    ("facts", "tone", "words"),
    [
        ({}, "success", "no end"),
        ({"valid_until": ON, "days_left": 400}, "success", "valid until 21 November 2026"),
        ({"state": State.EXPIRING, "valid_until": ON, "days_left": 1}, "warning", "1 day is left"),
        ({"state": State.EXPIRED, "valid_until": ON, "days_left": -1}, "danger", "ended on 21 November 2026"),
        ({"state": State.REVOKED, "revoked_at": THEN, "valid_until": ON, "days_left": -1}, "danger", "ended on"),
    ],
)
def test_the_validity_is_explained(facts, tone, words):
    found = check("expiry", make_facts(**facts))

    assert (found.tone, words in found.text) == (tone, True), found.text


@pytest.mark.parametrize(
    ("facts", "tone", "words"),
    [
        ({}, "success", "signed statement of 1 October 2026 holds it"),
        ({"entry": Entry(7, THEN)}, "success", "next signed statement"),
        ({"entry": None}, "warning", "not in the register"),
        ({"entry": None, "sealer": ""}, "info", "before the register began"),
        ({"entry": None, "is_made": False}, "info", "as soon as it is sealed"),
        (
            {"entry": None, "is_made": False, "state": State.SUPERSEDED, "replaced_at": THEN},
            "info",
            "before its document was sealed",
        ),
    ],
)
def test_the_place_in_the_register_is_explained(facts, tone, words):
    found = check("register", make_facts(**facts))

    assert (found.tone, words in found.text) == (tone, True), found.text


def test_the_register_shows_the_proof_of_this_certificate():
    assert check("register", make_facts()).link == "/register/?kode=7F3K92QD0ZX1"
