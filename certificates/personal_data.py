"""What this room holds about a person. A certificate is an archive: an erasure leaves it as it was issued."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import ErasureLine, Table, leave_out_of_exports, register_eraser, register_exporter

STAYS = _(
    "Archive by law with the name as printed, so that it can go on being verified "
    "(Law 43 of 2009; article 50 of Law 27 of 2022)"
)


def register():
    register_exporter("certificates", _("Certificates"), tables, covers=["certificates.Certificate"])
    register_eraser("certificates", preview=preview)
    leave_out_of_exports(
        "certificates.Revocation",
        reason="`revoked_by` is the official act of an officer; the holder's copy has the reason and the time.",
    )


def tables(user):
    return [
        Table(
            code="certificates",
            label=_("Certificates"),
            queryset=user.certificates.all(),
            columns={
                "number": _("number"),
                "code": _("verification code"),
                "issued_at": _("issued at"),
                "snapshot": _("printed facts"),
                "revocation__revoked_at": _("revoked at"),
                "revocation__reason": _("reason"),
            },
            words={"snapshot": _printed},
        )
    ]


def _printed(snapshot):
    holder, course = snapshot["holder"], snapshot["course"]
    person = [holder[name] for name in ("name", "number_grouped", "rank", "position", "unit", "agency")]
    proven = "; ".join(each["name"] for each in course["competencies"])
    lines = [*person, f"{course['code']} {course['title']}, {course['hours']} JP", proven]
    return "\n".join(filter(None, lines))


def preview(person):
    return [ErasureLine(label=_("Certificates"), count=person.certificates.count(), reason=STAYS)]
