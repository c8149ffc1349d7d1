"""Two years in which the invented people learned, written in a few large statements instead of thousands of calls.

It leaves the same rows as the services do; a test compares the two.
"""

import datetime
import random

from django.utils import timezone

from competencies.lesson_hours.counting import Reckoning, Step
from competencies.lesson_hours.crediting import frozen
from competencies.models import Competency, Evidence, HoursCredit, HoursRule, TrainingForm
from courses.models import Enrolment, LessonPage, StepCompletion
from courses.outline import USUAL_FORM
from courses.services import SOURCE_KIND
from home.demo.quiz_history import QuizHistory

SEED = 45
# Of the people of a unit: how many finish the course. The rest of those who enrol is still learning.
FINISHING = {"DISKOMINFO": 0.7, "BKPSDM": 0.65, "DUKCAPIL": 0.55, "DPMPTSP": 0.5, "KEC-KOTA": 0.2, "SD-CEMPAKA": 0.28}
USUALLY_FINISHING = 0.4
STILL_LEARNING = 0.2
FINISHED_THIS_YEAR = 0.65
DAY = datetime.timedelta(days=1)
MONTH = 30 * DAY
SATURDAY = 5


class History:
    def __init__(self, cohort, version, *, at):
        self.cohort, self.version, self.at = cohort, version, at
        self.generator = random.Random(SEED)  # noqa: S311 -- nothing secret
        self.steps = version.steps()
        lessons = LessonPage.objects.live()
        self.lesson_checksums = {str(lesson.translation_key): lesson.content_checksum() for lesson in lessons}
        self.quizzes = QuizHistory(self.generator, [step["key"] for step in self.steps if step["kind"] == "quiz"])

    def write(self, employments):
        """Returns the completed enrolments, in the order of their completion."""
        enrolments = [enrolment for each in employments if (enrolment := self._enrolment(each))]
        Enrolment.objects.bulk_create(enrolments)
        completions = [completion for enrolment in enrolments for completion in self._completions(enrolment)]
        StepCompletion.objects.bulk_create(completions)
        self.quizzes.write(completions)
        completed = sorted((each for each in enrolments if each.is_complete), key=lambda each: each.completed_at)
        self._write_evidence(completed)
        self._write_hours(completed)
        return completed

    def _enrolment(self, employment):
        finishing = FINISHING.get(employment.unit.code, USUALLY_FINISHING)
        fate = self.generator.random()
        if fate > finishing + STILL_LEARNING:
            return None
        is_complete = fate < finishing
        earliest, latest = self._window(employment, is_recent=not is_complete)
        if earliest > latest:
            return None
        begun = self._working_moment(earliest, latest)
        enrolment = Enrolment(
            learner_id=employment.user_id, cohort=self.cohort, version=self.version, enrolled_at=begun
        )
        if is_complete:
            last_day = min(begun + self.generator.randint(4, 45) * DAY, self.at - DAY)
            enrolment.completed_at = self._working_moment(last_day, last_day)
        return enrolment

    def _window(self, employment, *, is_recent):
        """From when until when somebody may have enrolled; nobody did when the second comes before the first."""
        started = timezone.make_aware(datetime.datetime.combine(employment.started_on, datetime.time(8)))
        earliest, latest = max(self.cohort.opens_at, started), self.at - 6 * DAY
        new_year = timezone.localtime(self.at).replace(month=1, day=2, hour=8, minute=0)
        if is_recent:
            return max(earliest, self.at - 120 * DAY), latest
        if self.generator.random() < FINISHED_THIS_YEAR and latest - new_year > MONTH:
            return max(earliest, new_year), latest
        return earliest, new_year - 2 * MONTH

    def _working_moment(self, earliest, latest):
        """A moment of office hours on a working day, but not in the future."""
        day = timezone.localtime(earliest + self.generator.random() * (latest - earliest))
        if day.weekday() >= SATURDAY:
            monday, friday = day + (7 - day.weekday()) * DAY, day - (day.weekday() - SATURDAY + 1) * DAY
            day = monday if monday <= self.at else friday
        moment = day.replace(
            hour=self.generator.randint(8, 15), minute=self.generator.randint(0, 59), second=0, microsecond=0
        )
        return min(moment, self.at)

    def _completions(self, enrolment):
        """The steps done, spread evenly; somebody who is still learning has done some of them."""
        count, until = len(self.steps), enrolment.completed_at
        if until is None:
            count = self.generator.randint(0, len(self.steps) - 2)
            until = enrolment.enrolled_at + min(20 * DAY, self.at - enrolment.enrolled_at)
        pace = (until - enrolment.enrolled_at) / len(self.steps)
        for place, step in enumerate(self.steps[:count], start=1):
            yield StepCompletion(
                enrolment=enrolment,
                step_key=step["key"],
                completed_at=enrolment.enrolled_at + place * pace,
                content_checksum=self.lesson_checksums.get(step["key"]) or self.quizzes.checksum(step["key"]),
            )

    def _write_evidence(self, completed):
        proofs = self.version.spec["competencies"]
        frameworks = {proof["framework"] for proof in proofs}
        known = {
            (competency.framework.code, competency.code): competency
            for competency in Competency.objects.filter(framework__code__in=frameworks).select_related("framework")
        }
        Evidence.objects.bulk_create(
            Evidence(
                person_id=enrolment.learner_id,
                competency=known[proof["framework"], proof["code"]],
                level=proof["level"],
                source_kind=SOURCE_KIND,
                source_key=enrolment.public_id,
                source_title=self.version.title,
                earned_at=enrolment.completed_at,
            )
            for enrolment in completed
            for proof in proofs
        )

    def _write_hours(self, completed):
        form = TrainingForm.objects.get(code=self.version.spec.get("form", USUAL_FORM))
        curriculum = Reckoning(self.version.hours, (Step("curriculum", {"hours": self.version.hours}),))
        HoursCredit.objects.bulk_create(
            HoursCredit(
                person_id=enrolment.learner_id,
                hours=self.version.hours,
                year=timezone.localtime(enrolment.completed_at).year,
                title=self.version.title,
                source_kind=SOURCE_KIND,
                source_key=enrolment.public_id,
                rule=HoursRule.objects.in_force(timezone.localdate(enrolment.completed_at)),
                form=form,
                started_on=timezone.localdate(next(self._completions(enrolment)).completed_at),
                ended_on=timezone.localdate(enrolment.completed_at),
                reckoning=frozen(curriculum),
                earned_at=enrolment.completed_at,
            )
            for enrolment in completed
        )
