"""Every kind of page of an officer of the demo: {name: (account, address)}."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from accounts.imports import checking
from accounts.models import (
    AuditEntry,
    BreachIncident,
    DataRequest,
    Employment,
    ImportBatch,
    KioskDevice,
    OrgUnit,
    RetentionRule,
    RoleAssignment,
    RoleProposal,
    User,
)
from accounts.privacy.services.requests import file_request
from accounts.services import appointing
from home.demo import accounts as demo
from tests.browser.demo.pages import person
from tests.factories import imports
from tests.factories.privacy import make_breach

AGENCY, OFFICER, PRIVACY = demo.AGENCY_ADMINISTRATOR, demo.REGENCY_OFFICER, demo.DATA_PROTECTION_OFFICER
AUDITOR, ADMINISTRATOR = demo.AUDITOR, demo.ADMINISTRATOR


@dataclass
class OfficeFacts:
    """The rows that addresses are made of; what the demo lacks is added to it."""

    regency: OrgUnit
    office: OrgUnit
    colleague: User
    namesake: User
    differences: ImportBatch
    errors: ImportBatch
    role: RoleAssignment
    proposal: RoleProposal
    entry: AuditEntry
    correction: DataRequest
    erasure: DataRequest
    breach: BreachIncident
    rule: RetentionRule

    @classmethod
    def collect(cls):
        now = timezone.now()
        regency, office = (OrgUnit.objects.get(code=code) for code in ("SUKAMAJU", "DUKCAPIL"))
        staff = Employment.objects.filter(unit=office, ended_on=None, user__roles=None).order_by("number")
        colleague, namesake = (employment.user for employment in staff[2:4])
        KioskDevice.objects.create(name="Meja pelayanan", unit=office, made_at=now)
        return cls(
            regency=regency,
            office=office,
            colleague=colleague,
            namesake=namesake,
            differences=_batch([_renamed(colleague, office), _newcomer(office)], regency, now),
            errors=_batch([_newcomer(office), _newcomer("Dinas Tak Dikenal", number="12")], regency, now),
            role=person(OFFICER).roles.get(),
            proposal=_propose(colleague, regency, now),
            entry=AuditEntry.objects.filter(action="role.granted").latest("pk"),
            correction=person(demo.HALFWAY).data_requests.get(),
            erasure=file_request(person=colleague, kind="erasure", wish="Hapus data saya.", at=now),
            breach=make_breach(unit=regency, at=now),
            rule=RetentionRule.objects.get(target="expired_sessions"),
        )


def _newcomer(unit, **values):
    return imports.person_row(unit, full_name="Gusti Ayu Pratiwi", **values)


def _renamed(colleague, unit):
    return imports.person_row(unit, number=colleague.current_employment().number, full_name="Nama yang Dibetulkan")


def _batch(rows, unit, at):
    batch = imports.send(rows, unit=unit, by=person(AGENCY), at=at, effective_on=timezone.localdate(at))
    checking.check(batch_id=batch.pk, clock=lambda: at)
    return imports.again(batch)


def _propose(candidate, unit, at):
    return appointing.appoint(
        by=person(AGENCY), user=candidate, role="agency_administrator", unit=unit, reason="SK 800/12/2026", at=at
    )


def at(name, *things):
    """The page of that name about these facts, or about a word of an address."""
    return lambda facts: reverse(name, args=[_argument(facts, thing) for thing in things])


def _argument(facts, thing):
    return getattr(facts, thing).public_id if hasattr(facts, thing) else thing


OFFICE_PAGES = {
    "tasks of an agency administrator": (AGENCY, at("accounts:office")),
    "tasks of a privacy officer": (PRIVACY, at("accounts:office")),
    "people": (AGENCY, at("people:list")),
    "people, nobody found": (AGENCY, lambda facts: reverse("people:list") + "?q=zzzz"),
    "person added": (AGENCY, at("people:add")),
    "person of an office": (AGENCY, at("people:person", "colleague")),
    "person edited": (AGENCY, at("people:edit", "colleague")),
    "person employed": (AGENCY, at("people:employ", "colleague")),
    "person's superior": (AGENCY, at("people:superior", "colleague")),
    "person leaving": (AGENCY, at("people:leave", "colleague")),
    "record merged": (AGENCY, at("people:merge", "colleague")),
    "record merged, preview": (AGENCY, at("people:merge_preview", "colleague", "namesake")),
    "organisation": (AGENCY, at("organisation:tree")),
    "new agency": (ADMINISTRATOR, at("organisation:new_agency")),
    "unit": (AGENCY, at("organisation:unit", "office")),
    "unit added": (AGENCY, at("organisation:add", "office")),
    "unit corrected": (AGENCY, at("organisation:correct", "office")),
    "unit renamed": (AGENCY, at("organisation:rename", "office")),
    "unit moved": (AGENCY, at("organisation:move", "office")),
    "unit merged": (AGENCY, at("organisation:merge", "office")),
    "unit closed": (AGENCY, at("organisation:close", "office")),
    "imports": (AGENCY, at("imports:list")),
    "import of people": (AGENCY, at("imports:upload", "pegawai")),
    "import with differences": (AGENCY, at("imports:batch", "differences")),
    "import with errors": (AGENCY, at("imports:batch", "errors")),
    "activation desk, units": (ADMINISTRATOR, at("entering:manage")),
    "activation desk": (AGENCY, at("entering:manage_unit", "office")),
    "second step reset": (AGENCY, at("entering:reset_two_factor", "colleague")),
    "roles in reach": (AGENCY, at("roles:manage")),
    "role granted": (AGENCY, at("roles:grant")),
    "role delegated": (OFFICER, at("roles:delegate", "role")),
    "role ended": (AGENCY, at("roles:end", "role")),
    "proposal, one's own": (AGENCY, at("roles:proposal", "proposal")),
    "proposal to decide": (ADMINISTRATOR, at("roles:proposal", "proposal")),
    "audit trail": (AUDITOR, at("audit:list")),
    "audit entry": (AUDITOR, at("audit:entry", "entry")),
    "data requests": (PRIVACY, at("privacy:desk")),
    "data request to correct": (PRIVACY, at("privacy:handle", "correction")),
    "data request to erase": (PRIVACY, at("privacy:erase", "erasure")),
    "breaches": (PRIVACY, at("privacy:breaches")),
    "breach reported": (PRIVACY, at("privacy:new_breach")),
    "breach": (PRIVACY, at("privacy:breach", "breach")),
    "letter about a breach": (PRIVACY, at("privacy:breach_letter", "breach", "orang")),
    "retention": (PRIVACY, at("privacy:retention")),
    "retention rule": (ADMINISTRATOR, at("privacy:retention_rule", "rule")),
    "processing activities": (PRIVACY, at("privacy:activities")),
    "processing activity": (ADMINISTRATOR, at("privacy:activity", "training")),
    "contact for privacy": (ADMINISTRATOR, at("privacy:contact")),
    "new notice": (ADMINISTRATOR, at("privacy:new_notice")),
    "kiosk devices": (AGENCY, at("kiosk:devices")),
    "kiosk cards, units": (ADMINISTRATOR, at("kiosk:cards")),
    "kiosk cards": (AGENCY, at("kiosk:unit_cards", "office")),
}
