"""How single learners of the demo go through a course: by the same services as everybody."""

import datetime
import random
import uuid

from assessments.models import QuizVersion
from assessments.services import Answer, start_attempt, submit_attempt
from assessments.version_content import questions_of
from courses.models import LessonPage
from courses.services import complete_step, enrol
from home.demo.answers import choose

PRE_TEST_SHARE, LATER_SHARE = 0.55, 0.9
TIME_FOR_A_QUIZ = datetime.timedelta(minutes=18)


def go_through(*, learner, cohort, from_, until, modules=None, share=LATER_SHARE):
    """Enrol at `from_` and finish the steps of the first `modules` modules (None: all) by `until`.

    `share` of the questions are answered right, in the pre-test fewer.
    """
    enrolment = enrol(learner=learner, cohort=cohort, at=from_)
    lessons = {str(page.translation_key): page for page in LessonPage.objects.live()}
    steps = [step for module in enrolment.version.spec["modules"][:modules] for step in module["steps"]]
    pace = (until - from_) / len(steps)
    for place, step in enumerate(steps, start=1):
        at = from_ + place * pace
        if step["kind"] == "quiz":
            _take_quiz(enrolment, step["key"], share=share, at=at)
        else:
            checksum = lessons[step["key"]].content_checksum()
            complete_step(enrolment=enrolment, step_key=step["key"], at=at, content_checksum=checksum)
    enrolment.refresh_from_db()
    return enrolment


def _take_quiz(enrolment, quiz_key, *, share, at):
    attempt = start_attempt(enrolment=enrolment, quiz_key=quiz_key, at=at - TIME_FOR_A_QUIZ)
    version = QuizVersion.objects.get(pk=attempt.version_id)
    share = PRE_TEST_SHARE if version.role == "pre_test" else share
    generator = random.Random(str(enrolment.cohort_id) + version.role)  # noqa: S311 -- nothing secret
    chosen = choose(questions_of(version), right_share=share, generator=generator)
    answers = [
        Answer(item=item.public_id, given=chosen[item.question_version_id], key=uuid.uuid4(), sequence=sequence)
        for sequence, item in enumerate(attempt.items.all(), start=1)
    ]
    submit_attempt(attempt=attempt, answers=answers, at=at)
