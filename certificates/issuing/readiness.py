"""Who of a cohort could be certified, and what the others miss: the dry run before a batch. Writes nothing."""

from dataclasses import dataclass
from functools import cached_property

from accounts.models import Employment
from assessments.models import Attempt
from assessments.outcomes import scores_of
from certificates.issuing.policies import bands_of, policy_of
from certificates.issuing.printability import unprintable_in_name
from certificates.issuing.scoring import final_score, predikat_of
from certificates.models import Certificate, CertificateTemplate
from courses.models import Enrolment, StepCompletion


@dataclass(frozen=True)
class Candidate:
    """What is known of one learner. `steps`: titles of required steps still to do."""

    enrolment: Enrolment
    employment: Employment | None
    score: object
    predikat: str
    steps: tuple
    is_waiting_for_marks: bool
    failed_score: object
    pass_mark: int
    characters: tuple

    @property
    def is_ready(self):
        return self.enrolment.is_complete and not self.characters


class DryRun:
    def __init__(self, cohort, *, day):
        self.cohort = cohort
        self.day = day

    @cached_property
    def agency(self):
        return self.cohort.organiser.get_root()

    @cached_property
    def has_template(self):
        return CertificateTemplate.objects.current_for(self.agency) is not None

    @cached_property
    def needs_two_people(self):
        return policy_of(self.agency).needs_two_people

    @cached_property
    def certified(self):
        return Certificate.objects.filter(enrolment__cohort=self.cohort, revision=0).count()

    @cached_property
    def ready(self):
        """Enrolments that a batch would certify, in the order of their numbers."""
        return [each for each in self._finished if not unprintable_in_name(each.learner)]

    @cached_property
    def blocked(self):
        """Finished, but something stands in the way."""
        return [each for each in self._finished if unprintable_in_name(each.learner)]

    @cached_property
    def unfinished(self):
        return list(self._uncertified.filter(completed_at=None).order_by("learner__full_name", "pk"))

    @property
    def missing(self):
        return [*self.blocked, *self.unfinished]

    def candidates(self, enrolments):
        """The Candidates of a few enrolments, for one page."""
        scores, bands = scores_of(enrolments), bands_of(self.agency, self.day)
        employments = _employments_of(enrolments, self.day)
        done, waiting = _done_in(enrolments), _waiting_for_marks(enrolments)
        return [
            _candidate(each, employments.get(each.learner_id), scores[each.pk], bands, done, waiting)
            for each in enrolments
        ]

    @property
    def _uncertified(self):
        enrolments = self.cohort.enrolments.active().filter(certificates=None)
        return enrolments.select_related("learner", "version")

    @cached_property
    def _finished(self):
        return list(self._uncertified.completed().order_by("completed_at", "pk"))


def _candidate(enrolment, employment, scores, bands, done, waiting):
    steps = [step for step in enrolment.version.steps() if step["is_required"]]
    score = final_score(scores)
    failed = next((each for each in scores if each.role == "post_test" and not each.is_passed), None)
    return Candidate(
        enrolment=enrolment,
        employment=employment,
        score=score,
        predikat=predikat_of(score, bands),
        steps=() if enrolment.is_complete else tuple(s["title"] for s in steps if (enrolment.pk, s["key"]) not in done),
        is_waiting_for_marks=enrolment.pk in waiting,
        failed_score=failed.score if failed and not enrolment.is_complete else None,
        pass_mark=enrolment.version.spec["pass_mark"],
        characters=tuple(unprintable_in_name(enrolment.learner)),
    )


def _employments_of(enrolments, day):
    learners = [each.learner_id for each in enrolments]
    return {each.user_id: each for each in Employment.objects.current(day).filter(user__in=learners)}


def _done_in(enrolments):
    rows = StepCompletion.objects.filter(enrolment__in=enrolments).values_list("enrolment", "step_key")
    return {(enrolment, str(key)) for enrolment, key in rows}


def _waiting_for_marks(enrolments):
    unmarked = Attempt.objects.filter(enrolment__in=enrolments).submitted().filter(score=None)
    return set(unmarked.values_list("enrolment", flat=True))
