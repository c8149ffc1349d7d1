"""Where claims of trainings taken elsewhere join the rest of the site; called when the app is ready."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import audit, merging, office
from accounts.powers import Power
from competencies.claims import personal_data, receivers, words
from competencies.claims.merging import ROOM
from competencies.claims.proof_files import LARGEST_PICTURE, MEGABYTE
from competencies.claims.scope import waiting_before
from competencies.claims.signals import claim_decided
from competencies.ledger import proof_links
from competencies.ledger.proof_links import ProofLink
from competencies.models import Evidence
from theme import uploads

LARGEST_LIST = 2 * MEGABYTE
ACTS = {
    "claim.viewed": _("%(actor)s read the claim of %(subject)s of the training %(target)s"),
    "claim.file_opened": _("%(actor)s took out the certificate of %(subject)s of the training %(target)s"),
    "claim.approved": _("%(actor)s approved the training %(target)s of %(subject)s"),
    "claim.returned": _("%(actor)s asked %(subject)s to complete the claim of the training %(target)s"),
    "claim.refused": _("%(actor)s refused the claim of %(subject)s of the training %(target)s"),
    "claim.revoked": _("%(actor)s took back the approval of the training %(target)s of %(subject)s"),
    "claim.list_recorded": _("%(actor)s recorded trainings from the list %(target)s"),
}
NAMES = {"hours": _("lesson hours"), "rows": _("rows of the file")}


def join():
    claim_decided.connect(receivers.tell_of_decision)
    audit.register(ACTS)
    audit.register_words(names=NAMES)
    personal_data.register()
    merging.register(ROOM)
    proof_links.register(Evidence.Source.EXTERNAL, links_to_claims)
    uploads.allow("/kompetensi/pelatihan-luar/berkas/", max_size=LARGEST_PICTURE, may_send=_is_signed_in)
    uploads.allow("/kompetensi/pelatihan-luar/impor/", max_size=LARGEST_LIST, may_send=_checks_claims)
    office.register(
        office.Task(
            label=_("Trainings taken elsewhere"),
            about=_("Check what people claim to have learned elsewhere, and record it with its lesson hours."),
            url_name="competencies:claim_queue",
            power=Power.CHECK_CLAIMS,
            icon="document",
            order=60,
            waiting=waiting_in_words,
        )
    )


def links_to_claims(keys, is_own):
    """To one's own claim; what officers may open depends on whom they serve, so they go by their desk."""
    if not is_own:
        return {}
    label = _("See the claim and its certificate")
    return {key: ProofLink(reverse("competencies:claim", args=[key]), label) for key in keys}


def waiting_in_words(user):
    return words.waiting(waiting_before(user).count())


def _is_signed_in(request):
    return request.user.is_authenticated


def _checks_claims(request):
    return request.user.is_authenticated and request.user.has_power(Power.CHECK_CLAIMS)
