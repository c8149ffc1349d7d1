"""Where this part joins the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, person_links
from accounts.powers import Power

ACTS = {
    "evidence.viewed": _("%(actor)s looked at the evidence of competencies of %(subject)s"),
    "evidence.recognised": _("%(actor)s recognised prior learning of %(subject)s: %(target)s"),
    "evidence.revoked": _("%(actor)s took back evidence of %(subject)s: %(target)s"),
}
EVIDENCE = person_links.PersonLink(
    label=_("Evidence and recognised prior learning"),
    url_name="competencies:evidence_of",
    power=Power.CHECK_CLAIMS,
    exists=lambda person, *, is_employed: person.processing_restricted_at is None,
    for_oneself=False,
    order=62,
)


def join():
    audit.register(ACTS)
    person_links.register(EVIDENCE)
