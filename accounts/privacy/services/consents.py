import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from accounts import audit
from accounts.models import Consent, User
from accounts.privacy.optional_purposes import PURPOSES


@transaction.atomic
def give_consent(*, user, purpose, at: datetime.datetime) -> Consent:
    """Consent to the words that stand there now. Consent that is given already stays as it is."""
    User.objects.select_for_update().get(pk=user.pk)
    held = user.consents.filter(purpose=purpose, withdrawn_at=None).first()
    if held:
        return held
    audit.record("privacy.consent_given", subject=user, target=purpose)
    return Consent.objects.create(user=user, purpose=purpose, text_version=PURPOSES[purpose].version, given_at=at)


@transaction.atomic
def withdraw_consent(*, user, purpose, at: datetime.datetime) -> None:
    """Take effect at once. Without consent there is nothing to withdraw."""
    if user.consents.filter(purpose=purpose, withdrawn_at=None).update(withdrawn_at=at):
        # By themselves, also when the link in a mail was used without signing in.
        audit.record("privacy.consent_withdrawn", actor=user, subject=user, target=purpose)


def people_consenting(*, purpose):
    """Those who may be written to for an optional purpose now."""
    given = Consent.objects.filter(user=OuterRef("pk"), purpose=purpose, withdrawn_at=None)
    reachable = User.objects.filter(is_active=True, email__isnull=False, processing_restricted_at=None)
    return reachable.filter(Exists(given))
