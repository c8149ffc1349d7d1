"""Where a person reads the assessment behind a line of the ledger. Only they and the superior may open it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from competencies.ledger.proof_links import ProofLink


def result_pages(keys, is_own):
    if not is_own:
        return {}
    label = _("See the assessment")
    return {
        key: ProofLink(url=reverse("competencies:rating_result", args=[details["rating"]]), label=label)
        for key, details in keys.items()
        if "rating" in details
    }
