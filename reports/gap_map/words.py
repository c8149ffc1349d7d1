"""What the officer reads after assigning a course."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def what_came_of_it(done, cohort):
    """Numbers of people, in sentences; those that are 0 stay unsaid, except how many were enrolled."""
    number = len(done.enrolled)
    sentences = [
        ngettext("%(number)s person was enrolled.", "%(number)s people were enrolled.", number) % {"number": number}
    ]
    if done.learning_already:
        sentences.append(_("%(number)s were learning it already.") % {"number": len(done.learning_already)})
    if done.completed_already:
        sentences.append(_("%(number)s have completed it before.") % {"number": len(done.completed_already)})
    if done.without_place:
        facts = {"number": len(done.without_place), "cohort": cohort.name}
        sentences.append(_("%(number)s found no place: the cohort “%(cohort)s” is full.") % facts)
    sentences.append(_("Everybody newly assigned is told by mail and on their first page."))
    return " ".join(sentences)
