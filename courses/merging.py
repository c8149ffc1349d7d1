"""Two records of one person may both be enrolled in one cohort, which takes each person once."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.merging import Conflict, Room
from competencies import services as competencies
from courses.models import Enrolment, TrainingNewsMail


def tally(person):
    enrolments = Enrolment.objects.filter(learner=person)
    return [(_("Enrolments"), enrolments.count()), (_("Courses completed"), enrolments.completed().count())]


def conflicts(kept, other):
    return [_conflict(mine, theirs) for mine, theirs in doubles(kept, other)]


def doubles(kept, other):
    """(enrolment of the kept record, of the other) for each cohort that has both."""
    found = Enrolment.objects.filter(learner__in=[kept, other]).select_related("cohort", "version")
    by_cohort = {}
    for enrolment in found.annotate(steps_done=Count("completions")):
        by_cohort.setdefault(enrolment.cohort_id, {})[enrolment.learner_id] = enrolment
    return [(both[kept.pk], both[other.pk]) for both in by_cohort.values() if len(both) == 2]


def weaker(kept, other):
    """The other record's enrolments that can't move; their attempts stay with them."""
    return Enrolment.objects.filter(pk__in=[theirs.pk for _mine, theirs in doubles(kept, other)])


def staying(kept, other):
    told_twice = TrainingNewsMail.objects.filter(person=other, news__mails__person=kept)
    return {
        Enrolment: Q(pk__in=list(weaker(kept, other).values_list("pk", flat=True))),
        TrainingNewsMail: Q(pk__in=list(told_twice.values_list("pk", flat=True))),
    }


def settle(kept, other, *, at):
    """What stays behind is withdrawn, and a course completed twice counts once."""
    for _mine, theirs in doubles(kept, other):
        if theirs.is_complete:
            reason = _("The same course was completed under two records of one person.")
            competencies.withdraw(source_kind="course", source_key=theirs.public_id, reason=reason, at=at)
        elif theirs.withdrawn_at is None:
            theirs.withdrawn_at = max(at, theirs.enrolled_at)
            theirs.save(update_fields=["withdrawn_at"])


def _conflict(mine, theirs):
    names = {"course": mine.version.title, "cohort": mine.cohort.name}
    if _standing(theirs) > _standing(mine):
        text = _(
            "Both records are enrolled in “%(course)s” (%(cohort)s), and the record to be given up has come further. "
            "Keep that record and give up this one."
        )
        return Conflict(text % names, blocks=True)
    text = _(
        "Both records are enrolled in “%(course)s” (%(cohort)s). The enrolment of the kept record goes on; the other "
        "is withdrawn and stays with the closed record. If it was completed too, its lesson hours are taken back."
    )
    return Conflict(text % names)


def _standing(enrolment):
    return (enrolment.is_complete, enrolment.withdrawn_at is None, enrolment.steps_done)


ROOM = Room(name="courses", tally=tally, conflicts=conflicts, staying=staying, settle=settle)
