"""Entries keep codes, ids and ISO times; people read labels, names and dates of their language."""

import ast
import datetime

import pytest
from django.urls import reverse
from django.utils import translation

from accounts import audit, services
from accounts.audit.actions import sentence
from accounts.audit.changed_values import Details
from accounts.audit.details import Line, changes_of
from accounts.models import AuditEntry, Consent, Employment
from accounts.privacy.services import retention
from accounts.privacy.services.consents import give_consent
from tests.accounts.audit.test_sentences import RECORDING, called
from tests.architecture.project import python_files
from tests.factories.accounts import make_person, make_unit
from tests.factories.privacy import make_dpo

pytestmark = pytest.mark.django_db


def latest(action):
    return AuditEntry.objects.filter(action=action).latest("pk")


def told(entry, language="id"):
    with translation.override(language):
        return sentence(entry)


def changes(entry, language="id"):
    with translation.override(language):
        return {change.field: (change.before, change.after) for change in changes_of(entry)}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("id", "Agus memberikan peran kepada Siti: pengelola SDM, Dinas Kominfo"),
        ("en", "Agus granted a role to Siti: HR officer, Dinas Kominfo"),
    ],
)
def test_a_role_is_named_as_the_interface_names_it(language, expected):
    stored = {"actor_name": "Agus", "subject_name": "Siti", "target": "hr_officer: Dinas Kominfo"}

    assert told(AuditEntry(action="role.granted", **stored), language) == expected


@pytest.mark.parametrize("stored_in", ["id", "en"])
def test_the_scope_speaks_the_language_of_the_reader_whoever_acted(person, at, stored_in):
    with translation.override(stored_in):
        services.grant_role(user=person, role="trainer", starts_at=at, at=at, reason="SK 1")
    entry = latest("role.granted")

    assert told(entry).endswith("Yuliana Wati: pengajar, seluruh situs")
    assert told(entry, "en").endswith("Yuliana Wati: trainer, the whole site")


@pytest.mark.parametrize("target", ["trainer", "kepala: Dinas", "", "trainer:"])
def test_what_names_no_role_stays_as_it_is(target):
    shown = Line(AuditEntry(action="role.granted", target=target)).target

    assert shown == ("pengajar" if target == "trainer" else target)


def test_times_of_a_role_are_written_as_everywhere(client, auditor, person, unit, at):
    ends_at = at + datetime.timedelta(days=7)
    services.grant_role(user=person, role="auditor", unit=unit, starts_at=at, ends_at=ends_at, at=at, reason="SK 1")
    entry = latest("role.granted")

    assert changes(entry) == {
        "Berlaku sejak": ("–", "21 November 2026, 13.30 WIB"),
        "Berlaku sampai": ("–", "28 November 2026, 13.30 WIB"),
    }
    assert changes(entry, "en")["Holds from"] == ("–", "21 November 2026, 13:30 WIB")
    client.force_login(auditor)
    text = client.get(reverse("audit:entry", args=[entry.public_id])).text
    assert "21 November 2026, 13.30 WIB" in text
    assert "2026-11-21" not in text


def test_an_employment_names_its_unit_and_superior_instead_of_their_ids(person, unit):
    other = make_unit("Dinas Baru", unit.get_parent())
    facts = {"number": person.current_employment().number, "status": "PNS", "position_title": "Analis"}

    services.employ(
        user=person, unit=other, superior=make_person("Budi"), started_on=datetime.date(2026, 3, 1), **facts
    )

    shown = changes(latest("employment.started"))
    assert shown["Unit kerja"] == ("–", "Dinas Baru")
    assert shown["Atasan langsung"] == ("–", "Budi")
    assert shown["Berlaku sejak"] == ("–", "1 Maret 2026")


def test_why_somebody_left_is_said_in_words(person, at):
    services.leave(user=person, on=at.date(), ending=Employment.Ending.RETIRED, at=at)

    shown = changes(latest("person.left"))
    assert shown["Berlaku sampai"] == ("–", "21 November 2026")
    assert shown["Alasan berakhir"] == ("–", Employment.Ending.RETIRED.label)


def test_a_retention_rule_is_named_by_what_it_is_about(agency, at):
    rule = retention.RetentionRule.objects.get(target="leavers")
    retention.switch_on(rule=rule, officer=make_dpo(agency), at=at)

    assert told(latest("privacy.retention_switched_on")).endswith("Akun pegawai yang telah berhenti, versi 1")
    assert told(latest("privacy.retention_switched_on"), "en").endswith("Accounts of people who have left, version 1")


def test_a_consent_is_named_by_its_purpose(person, at):
    give_consent(user=person, purpose=Consent.Purpose.TRAINING_NEWS, at=at)

    assert told(latest("privacy.consent_given"), "en").endswith("gave consent: News of trainings by e-mail")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"action": "privacy.notice_read", "target": "v3"}, "versi 3"),
        ({"action": "privacy.notice_read", "target": "vx"}, "vx"),
        ({"action": "privacy.retention_changed", "target": "gone v2"}, "gone v2"),
        ({"action": "privacy.consent_given", "target": "gone"}, "gone"),
        (
            {"action": "audit.exported", "target": "person=siti&action=sign_out&since=2026-11-01"},
            "Orang terkait: nama atau NIP: siti; Yang terjadi: … keluar; Dari: 1 November 2026",
        ),
        ({"action": "audit.exported", "target": "since=2026-99-99"}, "Dari: 2026-99-99"),
        ({"action": "audit.exported", "target": "lain=1"}, "lain=1"),
    ],
)
def test_things_that_are_stored_as_codes_are_told(facts, expected):
    assert Line(AuditEntry(**facts)).target == expected


def test_an_erasure_by_a_rule_says_so():
    assert Line(AuditEntry(action="privacy.erased", reason="retention")).reason == "aturan retensi"
    assert Line(AuditEntry(action="privacy.erased", reason="Permintaan 1")).reason == "Permintaan 1"


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("system", "sistem"),
        ("web", "situs ini"),
        ("task apply_role_times", "tugas latar"),
        ("command load_demo", "perintah"),
        ("appoint_administrator", "perintah"),
    ],
)
def test_the_origin_is_said_in_words(origin, expected):
    assert Line(AuditEntry(origin=origin)).origin == expected


@pytest.mark.parametrize(
    ("action", "name", "value", "indonesian", "english"),
    [
        ("person.corrected", "is_active", True, "ya", "yes"),
        ("person.corrected", "email", "", "–", "–"),
        ("import.uploaded", "kind", "units", "unit kerja", "units"),
        ("unit.planned", "kind", "moved", "dipindahkan", "moved"),
        ("import.applied", "counts", {"new": 2, "same": 1200}, "baru: 2, tanpa perubahan: 1.200", None),
        ("people.merged", "moved", {"accounts.Consent": 2}, "persetujuan: 2", "consents: 2"),
        ("sign_in.succeeded", "factors", "password, mfa.totp", "kata sandi, aplikasi kode", "password, code app"),
        ("two_factor.reset", "factors", ["totp", "new"], "aplikasi kode, new", "code app, new"),
        ("unit.closed", "effective_on", "2026-11-21", "21 November 2026", "21 November 2026"),
        ("record.changed", "started_at", "2026-11-21 06:30:00+00:00", "21 November 2026, 13.30 WIB", None),
        ("privacy.activity_changed", "categories", ["identity"], "Identitas pegawai", "Identitas pegawai"),
    ],
)
def test_values_are_told_in_both_languages(action, name, value, indonesian, english):
    details = Details(action, name, [value])

    assert details.in_words(value) == indonesian
    with translation.override("en"):
        assert english is None or details.in_words(value) == english


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("unit_id", "bukan angka"),
        ("unit_id", "999999"),
        ("merged", ["x", "y"]),
        ("groups", ["Pengajar"]),
        ("started_on", "2026-02-30"),
        ("started_at", "0001-01-01T00:00:00+00:00"),
        ("started_at", "2026-11-21 25:61"),
        ("tags", "x"),
        ("counts", {"a.b": {"c": [1]}}),
        ("tidak dikenal", [[1, {}], None]),
        ("ended_on", 3.5),
    ],
)
def test_nothing_that_was_stored_breaks_the_page(client, auditor, person, name, value):
    entry = audit.record("record.changed", subject=person, changes={name: value, "again": [None, value]})
    client.force_login(auditor)

    assert client.get(reverse("audit:entry", args=[entry.public_id])).status_code == 200


def names_of_details():
    for file, tree in python_files():
        for node in ast.walk(tree):
            # The register of certificates has a `record` as well, without an action.
            if isinstance(node, ast.Call) and called(node) in RECORDING and node.args:
                given = [word.value for word in node.keywords if word.arg == "changes"]
                keys = [key for each in given for part in ast.walk(each) for key in getattr(part, "keys", ())]
                action = node.args[0].value if isinstance(node.args[0], ast.Constant) else ""
                yield from ((str(file), action, key.value) for key in keys if isinstance(key, ast.Constant))


def test_every_detail_that_the_code_records_has_a_name_for_people():
    named = list(names_of_details())

    assert len(named) > 10
    assert {f"{file}: {name}" for file, action, name in named if not Details(action, name, []).is_known} == set()


def test_reading_changes_nothing_that_is_stored_and_sealed(client, auditor, person, unit, at):
    services.grant_role(user=person, role="auditor", unit=unit, starts_at=at, at=at, reason="SK 1")
    audit.seal()
    entry = latest("role.granted")
    client.force_login(auditor)

    page = client.get(reverse("audit:entry", args=[entry.public_id]))
    file = client.get(reverse("audit:export"), {"action": "role.granted"}).getvalue().decode()

    assert page.context["fits"] is True
    assert (entry.target, entry.changes["started_at"][1]) == ("auditor: Dinas Kominfo", at.isoformat())
    assert "auditor: Dinas Kominfo" in file
    assert at.isoformat() in file
