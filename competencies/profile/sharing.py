"""Secret links under which a person shows their digital CV for a while."""

import datetime
import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from competencies.models import ProfileShare

DAYS = (1, 7, 30, 90)
MOST_AT_A_TIME = 20
# The names are stored.
SECTIONS = {
    "position": _("Position and work unit"),
    "competencies": _("Proved competencies with their levels"),
    "certificates": _("Certificates that hold, with a link to check each"),
    "hours": _("Lesson hours (JP) by year"),
    "trainings": _("Approved training taken elsewhere"),
}


class TooManyLinks(Exception):
    """So many links work that nobody can keep them in mind."""


@transaction.atomic
def create_share(*, person, key, label, days, sections, at):
    """The link named by `key`, a UUID of the form, so that a form sent twice makes one. Returns it."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    existing = person.profile_shares.filter(public_id=key).first()
    if existing:
        return existing
    if person.profile_shares.filter(withdrawn_at=None, expires_at__gt=at).count() >= MOST_AT_A_TIME:
        raise TooManyLinks(f"{MOST_AT_A_TIME} links work for {person.pk}.")
    is_taken = ProfileShare.objects.filter(public_id=key).exists()
    share = ProfileShare.objects.create(
        public_id=uuid.uuid4() if is_taken else key,
        person=person,
        label=label,
        sections=known(sections),
        created_at=at,
        expires_at=at + datetime.timedelta(days=days),
    )
    audit.record("cv.shared", actor=person, subject=person, target=label, reason=", ".join(share.sections))
    return share


@transaction.atomic
def withdraw_share(*, share, at):
    """From now on the address says that it was withdrawn. Said again, nothing changes."""
    share = ProfileShare.objects.select_for_update(of=["self"]).select_related("person").get(pk=share.pk)
    if share.withdrawn_at is None:
        share.withdrawn_at = at
        share.save(update_fields=["withdrawn_at"])
        audit.record("cv.share_ended", actor=share.person, subject=share.person, target=share.label)
    return share


def known(sections):
    """Those of the names that mean something, in our order."""
    return [name for name in SECTIONS if name in sections]
