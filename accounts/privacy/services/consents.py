import datetime

from django.db import transaction

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
        audit.record("privacy.consent_withdrawn", subject=user, target=purpose)
