"""What waits for a person outside the pages of this room: on their first page, in a mail."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from competencies.assessing.reach import asked_of


@dataclass(frozen=True)
class Waiting:
    count: int
    words: str
    url: str


def for_person(user, *, on):
    """The assessments that this person was asked for and has yet to write, or None. One query."""
    count = asked_of(user, on=on).waiting(on).count()
    if not count:
        return None
    words = ngettext("%(count)s assessment to write", "%(count)s assessments to write", count) % {"count": count}
    return Waiting(count=count, words=words, url=reverse("competencies:ratings"))
