import datetime
import re

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry
from certificates.keys import did, issuers, making, names, public_parts, services, signing, vault
from certificates.models import Issuer, SigningKey
from tests.factories.accounts import make_unit
from tests.factories.keys import give_up, key_in_use, make_issuer, make_platform_keys, rotate

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize("purpose", SigningKey.Purpose.values)
def test_a_fresh_site_gets_a_key_for_each_purpose_that_signs(purpose):
    key = key_in_use(purpose)

    signature = signing.sign(b"words", key=key)

    assert signing.fits(signature, b"words", key=key)
    assert not signing.fits(signature, b"other words", key=key)


def test_preparing_a_site_twice_changes_nothing():
    make_platform_keys()
    before = list(SigningKey.objects.values())

    make_platform_keys()

    assert list(SigningKey.objects.values()) == before
    assert Issuer.objects.count() == 1


def test_names_count_within_purpose_and_year_and_are_never_used_again():
    taken = {"key-2026-01", "key-2026-09", "key-2025-11", "jwt-2026-30"}

    assert names.next_name(purpose="credential", year=2026, taken=taken) == "key-2026-10"
    assert names.next_name(purpose="jwt", year=2027, taken=taken) == "jwt-2027-01"
    assert names.next_name(purpose="seal", year=2026, taken=taken) == "seal-2026-01"


def test_a_new_key_is_announced_before_it_signs(at):
    old = key_in_use("credential")

    new = services.create_key(issuer=old.issuer, purpose="credential", at=at)

    assert not new.is_active
    assert key_in_use("credential") == old
    assert list(issuers.listed_keys(old.issuer).filter(purpose="credential")) == [old, new]


def test_asking_twice_for_a_new_key_gives_the_same_one(at):
    issuer = make_platform_keys()

    keys = {services.create_key(issuer=issuer, purpose="jwt", at=at) for _ in range(2)}

    assert len(keys) == 1
    assert SigningKey.objects.filter(purpose="jwt").count() == 2


def test_a_key_put_to_use_retires_the_one_before_which_stays_listed(at):
    old = key_in_use("credential")

    new = rotate(old, at)

    old.refresh_from_db()
    assert key_in_use("credential") == new
    assert old.retired_at == at
    assert old in issuers.listed_keys(old.issuer)


def test_putting_a_key_to_use_twice_keeps_the_moment_of_the_first(at):
    key = rotate(key_in_use("seal"), at)

    services.activate_key(key=key, at=at + DAY)

    key.refresh_from_db()
    assert key.activated_at == at


def test_a_retired_key_does_not_come_back(at):
    old = key_in_use("credential")
    new = rotate(old, at)

    services.activate_key(key=old, at=at + DAY)

    assert key_in_use("credential") == new


def test_a_key_that_was_given_up_is_listed_no_longer_and_another_signs(at):
    key = key_in_use("credential")

    give_up(key, at, reason="Cadangan tercuri")

    key.refresh_from_db()
    assert key not in issuers.listed_keys(key.issuer)
    assert key.compromised_reason == "Cadangan tercuri"
    assert key_in_use("credential") != key


def test_an_announced_key_takes_the_place_of_one_that_was_given_up(at):
    key = key_in_use("seal")
    announced = services.create_key(issuer=key.issuer, purpose="seal", at=at)

    give_up(key, at)

    assert key_in_use("seal") == announced


def test_without_an_announced_one_seals_wait_because_no_authority_certified_another(at):
    give_up(key_in_use("seal"), at)

    with pytest.raises(issuers.NoActiveKey):
        issuers.active_key(Issuer.objects.get(), "seal")


def test_giving_up_twice_keeps_the_first_reason(at):
    key = key_in_use("jwt")

    give_up(key, at, reason="Pertama")
    give_up(key, at + DAY, reason="Kedua")

    key.refresh_from_db()
    assert (key.compromised_at, key.compromised_reason) == (at, "Pertama")
    assert SigningKey.objects.filter(purpose="jwt").count() == 2


def test_a_key_is_not_given_up_without_a_reason(at):
    with pytest.raises(services.ReasonMissing):
        give_up(key_in_use("jwt"), at, reason="  ")


def test_a_key_that_was_given_up_is_never_used_again(at):
    key = key_in_use("jwt")
    give_up(key, at)

    with pytest.raises(services.KeyCompromised):
        services.activate_key(key=key, at=at)


def test_a_seal_whose_certificate_has_ended_is_not_put_to_use(at):
    key = services.create_key(issuer=make_platform_keys(), purpose="seal", at=at)

    with pytest.raises(services.CertificateEnded):
        services.activate_key(key=key, at=key.expires_at)


def test_every_step_stands_in_the_trail_with_its_reason(at):
    key = key_in_use("credential")
    rotate(key, at)
    give_up(key, at, reason="Diduga bocor")

    entries = AuditEntry.objects.filter(target__contains=key.name).values_list("action", "reason")

    assert set(entries) == {("key.created", ""), ("key.activated", ""), ("key.compromised", "Diduga bocor")}


def test_a_failed_creation_leaves_no_file_behind(at, settings, tmp_path, monkeypatch):
    settings.SIGNING_KEYS_DIR = tmp_path
    issuer = services.platform_issuer(at=at)
    monkeypatch.setattr(names, "next_name", lambda **facts: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        services.create_key(issuer=issuer, purpose="seal", at=at)

    assert list(tmp_path.iterdir()) == []


# --- Whose name -----------------------------------------------------------------------------------


def test_a_certificate_is_signed_for_the_nearest_unit_that_issues(django_assert_num_queries):
    platform = make_platform_keys()
    agency = make_unit("Pemerintah Kabupaten Sukamaju")
    training = make_unit("BKPSDM", agency)
    field = make_unit("Bidang Diklat", training)
    own = make_issuer(training)

    with django_assert_num_queries(1):
        found = issuers.issuer_for(field)
    assert found == own
    assert issuers.issuer_for(training) == own
    assert issuers.issuer_for(agency) == platform


def test_an_issuer_that_was_switched_off_leaves_signing_to_the_one_above():
    platform = make_platform_keys()
    unit = make_unit("BKPSDM")
    issuer = make_issuer(unit)
    Issuer.objects.filter(pk=issuer.pk).update(is_active=False)

    assert issuers.issuer_for(unit) == platform


def test_without_any_issuer_it_says_what_to_do():
    with pytest.raises(issuers.NoIssuer, match="create_signing_keys"):
        issuers.issuer_for(make_unit())


def test_identifiers_name_the_host_with_its_port_and_the_issuer(settings):
    platform, own = make_platform_keys(), make_issuer(make_unit(), slug="bkpsdm")

    assert did.did_of(platform) == "did:web:127.0.0.1%3A8000"
    assert did.did_of(own) == "did:web:127.0.0.1%3A8000:penerbit:bkpsdm"
    settings.SITE_URL = "https://lms.example.go.id"
    assert did.key_id(key_in_use("credential")) == "did:web:lms.example.go.id#key-2026-01"


@pytest.mark.parametrize("slug", ["bkpsdm", "", "///"])
def test_a_short_name_is_taken_once_and_never_empty(slug, at):
    make_issuer(make_unit("Satu"), slug="bkpsdm")

    with pytest.raises(services.ShortNameTaken):
        services.issuer_of_unit(unit=make_unit("Dua"), slug=slug, name="", at=at)


# --- The public half ------------------------------------------------------------------------------


@pytest.mark.parametrize("purpose", ["credential", "jwt"])
def test_the_public_half_is_kept_so_that_it_reads_back_the_same(purpose):
    key = key_in_use(purpose)

    assert public_parts.public_key(key) == vault.private_key(key).public_key()


def test_ed25519_is_written_as_the_standards_write_it():
    """The key of the test vector in W3C's Data Integrity EdDSA, 2.1.1."""
    text = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"

    assert public_parts.multibase(public_parts.from_multibase(text)) == text


def test_the_certificate_of_a_seal_says_what_readers_ask_for(at):
    signer, root = public_parts.chain(key_in_use("seal").public_part)

    signer.verify_directly_issued_by(root)
    purposes = [each.dotted_string for each in signer.extensions[3].value]
    assert purposes == ["1.3.6.1.5.5.7.3.4", making.DOCUMENT_SIGNING.dotted_string]
    assert signer.subject.rfc4514_string() == "CN=Bimtek LMS,O=Bimtek LMS,C=ID"
    assert root.subject.rfc4514_string() == "CN=Bimtek demo CA,O=Bimtek demo,C=ID"


def test_a_long_name_is_cut_where_x509_ends():
    public = making.make_private_key("seal").public_key()

    signer, _ = making.make_chain(public, name="B" * 200, at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))

    assert "CN=" + "B" * 64 in signer.subject.rfc4514_string()


# --- The command ----------------------------------------------------------------------------------


def test_the_command_makes_what_is_missing_and_then_nothing(capsys):
    call_command("create_signing_keys")
    call_command("create_signing_keys")

    said = capsys.readouterr().out.splitlines()
    assert [re.sub(r"20\d\d", "YYYY", line) for line in said] == [
        "Bimtek LMS: key-YYYY-01 (Ed25519) is in use.",
        "Bimtek LMS: jwt-YYYY-01 (P-256) is in use.",
        "Bimtek LMS: seal-YYYY-01 (P-256) is in use.",
        "Bimtek LMS has every key it needs.",
    ]
    assert AuditEntry.objects.filter(action="key.created", origin="create_signing_keys").count() == 3


def test_the_command_makes_a_units_own_issuer():
    unit = make_unit("BKPSDM", code="5.03")

    call_command("create_signing_keys", issuer="bkpsdm", unit="5.03", verbosity=0)

    issuer = Issuer.objects.get(slug="bkpsdm")
    assert (issuer.unit, issuer.name) == (unit, "BKPSDM")
    assert issuer.keys.count() == 3


@pytest.mark.parametrize("unit", [None, "No such unit", "Twice"])
def test_the_command_refuses_a_unit_that_it_cannot_tell(unit):
    make_unit("Twice")
    make_unit("Twice")

    with pytest.raises(CommandError):
        call_command("create_signing_keys", issuer="bkpsdm", unit=unit)
