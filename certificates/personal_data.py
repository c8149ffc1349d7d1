"""What this room holds about a person, and what an erasure leaves of it.

A certificate is an archive: an erasure leaves it as it was issued. What the holder chose and wrote around it goes.
"""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import ErasureLine, Table, leave_out_of_exports, register_eraser, register_exporter
from certificates.models import CorrectionRequest, Disclosure, ExpiryReminder, ShareLink

STAYS = _(
    "Archive by law with the name as printed, so that it can go on being verified "
    "(Law 43 of 2009; article 50 of Law 27 of 2022)"
)
STAYS_WITHOUT_WORDS = _("Basis of a certificate that was issued anew; it stays without what was written")
OFFICIAL_ACT = "The official act of an officer; it stands in the audit trail."
LEFT_OUT = {
    "certificates.Revocation": "`revoked_by` is the official act of an officer; the holder's copy has all the rest.",
    "certificates.IssuingBatch": OFFICIAL_ACT,
    "certificates.LayoutImage": OFFICIAL_ACT,
    "certificates.SigningKey": OFFICIAL_ACT,
    "certificates.VoidedNumber": OFFICIAL_ACT,
}
NOT_TOLD_ANY_MORE = "–"
NUMBER = {"certificate__number": _("number")}


def register():
    covers = ["certificates.Certificate", "certificates.CorrectionRequest"]
    register_exporter("certificates", _("Certificates"), tables, covers=covers)
    register_eraser("certificates", preview=preview, erase=erase)
    for model, reason in LEFT_OUT.items():
        leave_out_of_exports(model, reason=reason)


def tables(user):
    return [_certificates(user), _corrections(user), _disclosures(user), _links(user), _reminders(user)]


def _certificates(user):
    return Table(
        code="certificates",
        label=_("Certificates"),
        queryset=user.certificates.all(),
        columns={
            "number": _("number"),
            "revision": _("revision"),
            "code": _("verification code"),
            "issued_at": _("issued at"),
            "valid_until": _("last day of validity"),
            "snapshot": _("printed facts"),
            "revocation__revoked_at": _("revoked at"),
            "revocation__reason": _("reason"),
            "revocation__authority": _("who decided"),
            "revocation__document": _("number and date of the decision"),
            "credential__document": _("signed credential"),
        },
        words={"snapshot": _printed},
        for_programs=frozenset({"credential__document"}),
    )


def _printed(snapshot):
    holder, course = snapshot["holder"], snapshot["course"]
    person = [holder.get(name) for name in ("name", "number_grouped", "rank", "position", "unit", "agency")]
    proven = "; ".join(each["name"] for each in course["competencies"])
    lines = [*person, f"{course['code']} {course['title']}, {course['hours']} JP", proven]
    return "\n".join(filter(None, lines))


def _corrections(user):
    return Table(
        code="certificate_corrections",
        label=_("Requests to correct certificates"),
        queryset=_corrections_of(user).order_by("asked_at", "pk"),
        columns={
            **NUMBER,
            "wanted_name": _("name with titles as it should be printed"),
            "reason": _("reason"),
            "asked_at": _("asked at"),
            "state": _("state"),
            "decided_at": _("decided at"),
            "note": _("answer"),
        },
    )


def _disclosures(user):
    return Table(
        code="certificate_disclosures",
        label=_("What you show of your certificates"),
        queryset=Disclosure.objects.filter(certificate__holder=user).order_by("pk"),
        columns={**NUMBER, "shown": _("shown besides"), "changed_at": _("changed at")},
        words={"shown": ", ".join},
    )


def _links(user):
    """Without the secret part of the address: who has the copy must not have the links."""
    return Table(
        code="certificate_links",
        label=_("Links to your certificates"),
        queryset=ShareLink.objects.filter(certificate__holder=user).order_by("created_at", "pk"),
        columns={
            **NUMBER,
            "label": _("who the link is for"),
            "shown": _("shown besides"),
            "created_at": _("created at"),
            "expires_at": _("works until"),
            "withdrawn_at": _("no longer works since"),
        },
        words={"shown": ", ".join},
    )


def _reminders(user):
    return Table(
        code="certificate_reminders",
        label=_("Reminders of certificates that end"),
        queryset=ExpiryReminder.objects.filter(certificate__holder=user).order_by("sent_at", "pk"),
        columns={**NUMBER, "days_before": _("days before the end"), "sent_at": _("sent at")},
    )


def _corrections_of(person):
    return CorrectionRequest.objects.filter(certificate__holder=person)


def preview(person):
    of_person = {"certificate__holder": person}
    return [
        ErasureLine(label=_("Certificates"), count=person.certificates.count(), reason=STAYS),
        ErasureLine(
            label=_("Requests to correct certificates"),
            count=_corrections_of(person).count(),
            reason=STAYS_WITHOUT_WORDS,
        ),
        ErasureLine(label=_("Links to certificates"), count=ShareLink.objects.filter(**of_person).count()),
        ErasureLine(label=_("Choices of what is shown"), count=Disclosure.objects.filter(**of_person).count()),
        ErasureLine(label=_("Reminders"), count=ExpiryReminder.objects.filter(**of_person).count()),
    ]


def erase(person, at):
    of_person = {"certificate__holder": person}
    for model in (ShareLink, Disclosure, ExpiryReminder):
        model.objects.filter(**of_person).delete()
    requests, states = _corrections_of(person), CorrectionRequest.State
    requests.filter(state=states.WAITING).update(state=states.WITHDRAWN)
    requests.filter(state=states.REFUSED).update(note=NOT_TOLD_ANY_MORE)
    requests.exclude(state=states.REFUSED).update(note="")
    requests.update(wanted_name=NOT_TOLD_ANY_MORE, reason=NOT_TOLD_ANY_MORE)
