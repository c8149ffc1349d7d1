"""What the pages of issuing show."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from certificates.issuing import scope
from certificates.issuing.batches import KEY_MISSING, OPEN
from certificates.issuing.problems import in_words
from certificates.models import IssuingBatch
from courses.models import CourseVersion, Enrolment

COHORTS_ON_A_PAGE = 25
PEOPLE_ON_A_PAGE = 50
LINES_ON_A_PAGE = 50
READY, MISSING = "siap", "kurang"


def cohorts_page(user, *, shows_all, number):
    """Cohorts with `title`, `finished` (finished and not certified) and `open_batch` (its public id), busiest first."""
    uncertified = Enrolment.objects.active().completed().filter(cohort=OuterRef("pk"), certificates=None)
    title = CourseVersion.objects.filter(course_key=OuterRef("course_key")).order_by("-number").values("title")[:1]
    waiting = IssuingBatch.objects.filter(cohort=OuterRef("pk"), state__in=OPEN)
    cohorts = scope.cohorts_of(user).select_related("organiser").alias(has_finished=Exists(uncertified))
    if not shows_all:
        cohorts = cohorts.filter(Q(has_finished=True) | Exists(waiting))
    counted = uncertified.order_by().values("cohort").annotate(number=Count("pk")).values("number")
    cohorts = cohorts.annotate(
        title=Subquery(title),
        finished=Subquery(counted),
        open_batch=Subquery(waiting.values("public_id")[:1]),
    )
    return Paginator(cohorts.order_by("-has_finished", "title", "name", "pk"), COHORTS_ON_A_PAGE).get_page(number)


def title_of(cohort):
    version = CourseVersion.objects.latest_of(cohort.course_key)
    return version.title if version else ""


class CohortPage:
    def __init__(self, dry_run, *, kind, number):
        self.dry_run = dry_run
        self.kind = kind if kind in (READY, MISSING) else self._usual()
        enrolments = dry_run.ready if self.kind == READY else dry_run.missing
        self.page_obj = Paginator(enrolments, PEOPLE_ON_A_PAGE).get_page(number)
        self.rows = [(each, self._notes(each)) for each in dry_run.candidates(self.page_obj.object_list)]

    def _usual(self):
        return READY if self.dry_run.ready or not self.dry_run.missing else MISSING

    @property
    def tabs(self):
        """(kind, label, number)"""
        return [
            (READY, _("Ready"), len(self.dry_run.ready)),
            (MISSING, _("Something is missing"), len(self.dry_run.missing)),
        ]

    def _notes(self, candidate):
        return [each for each in _notes(candidate) if each]


def _notes(candidate):
    """What is missing or deserves a look, in words."""
    if candidate.characters:
        yield in_words(f"name:{' '.join(candidate.characters)}")
    if candidate.failed_score is not None:
        yield _("Post-test not passed: %(score)s, and %(mark)s is needed.") % {
            "score": candidate.failed_score,
            "mark": candidate.pass_mark,
        }
    if candidate.is_waiting_for_marks:
        yield _("Answers wait for marking.")
    if candidate.steps:
        yield _("Steps left: %(steps)s.") % {"steps": _few(candidate.steps)}
    if candidate.employment is None:
        yield _("No current employment: printed without NIP and position.")


def _few(titles, most=3):
    told = ", ".join(titles[:most])
    rest = len(titles) - most
    return _("%(titles)s and %(number)s more") % {"titles": told, "number": rest} if rest > 0 else told


@dataclass(frozen=True)
class Progress:
    total: int
    numbered: int
    finished: int
    problems: int

    @property
    def label(self):
        return _("%(done)s of %(total)s certificates made") % {"done": self.finished, "total": self.total}


def progress_of(batch):
    return Progress(
        **batch.lines.aggregate(
            total=Count("pk"),
            numbered=Count("certificate"),
            finished=Count("certificate", filter=~Q(certificate__pdf="")),
            problems=Count("pk", filter=~Q(problem="")),
        )
    )


class BatchPage:
    def __init__(self, batch, user, *, number):
        self.batch = batch
        self.progress = progress_of(batch)
        self.page_obj = Paginator(_lines(batch), LINES_ON_A_PAGE).get_page(number)
        self.rows = [(line, in_words(line.problem) if line.problem else "") for line in self.page_obj.object_list]
        self.may_approve = scope.approvable_by(user).filter(pk=batch.pk).exists()
        self.is_own = batch.prepared_by_id == user.pk

    @property
    def is_at_work(self):
        return self.batch.state == IssuingBatch.State.RUNNING

    @property
    def can_be_cancelled(self):
        return self.batch.state in OPEN

    @property
    def note(self):
        if self.batch.note == KEY_MISSING:
            return _("The signing key is not at hand. Have the technical staff put it right, then resume the batch.")
        return self.batch.note


def _lines(batch):
    """Those with a problem first."""
    fate = ("certificate__revocation", "certificate__replaced_by")
    lines = batch.lines.select_related("enrolment__learner", *fate)
    lines = lines.defer("certificate__snapshot", "certificate__replaced_by__snapshot")
    return lines.annotate(is_sound=Q(problem="")).order_by("is_sound", "pk")
