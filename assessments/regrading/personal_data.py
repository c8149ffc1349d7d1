"""What a corrected key did to a learner's results is the learner's; who applied it stands in the audit trail."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import Table, leave_out_of_exports, register_exporter
from assessments.models import RegradeOutcome
from assessments.overrides.terms import keys_of_attempts_showing


def register():
    register_exporter("regrading", _("Corrected keys"), tables, covers=["assessments.RegradeOutcome"])
    leave_out_of_exports(
        "assessments.Regrade",
        reason=_("It names who corrected a key; the learners' side of it is in the copy."),
    )


def _outcomes_to_see(user):
    """They tell scores, so they wait as long as those do on the page of results."""
    shown = keys_of_attempts_showing("score", user.attempts.all(), timezone.now())
    return RegradeOutcome.objects.filter(attempt__learner=user, attempt__public_id__in=shown)


def tables(user):
    return [
        Table(
            code="regrade_outcomes",
            label=_("Results changed by a corrected key"),
            queryset=_outcomes_to_see(user).order_by("regrade__applied_at", "pk"),
            columns={
                "attempt__version__title": _("quiz"),
                "attempt__number": _("attempt number"),
                "old_score": _("score before"),
                "new_score": _("score now"),
                "regrade__reason": _("reason"),
                "regrade__applied_at": _("applied at"),
                "note": _("reason of the decision"),
            },
        ),
    ]
