"""What the site asks consent for, with the words it asks in. Whoever changes the words raises the version."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts.models import Consent


@dataclass(frozen=True)
class OptionalPurpose:
    code: str
    version: int
    title: str
    text: str


PURPOSES = {
    Consent.Purpose.TRAINING_NEWS: OptionalPurpose(
        Consent.Purpose.TRAINING_NEWS,
        1,
        _("News of trainings by e-mail"),
        _(
            "We write to your e-mail address when a new training opens. It is not needed for your training, "
            "and you can withdraw your consent here at any time."
        ),
    )
}
