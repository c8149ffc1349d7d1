"""The attempts behind the quizzes that the invented people finished, with every answer and its mark."""

import datetime
import uuid

from assessments.grading import Task, grade
from assessments.models import Attempt, AttemptItem, Mark, QuizVersion, Response
from assessments.version_content import items_of, questions_of
from home.demo.answers import choose

MINUTE = datetime.timedelta(minutes=1)
BATCH = 2000


class QuizHistory:
    def __init__(self, generator, quiz_keys):
        self.generator = generator
        self.versions = {key: QuizVersion.objects.filter(quiz_key=key).latest("number") for key in quiz_keys}

    def checksum(self, key):
        return self.versions[key].checksum

    def write(self, completions):
        """`completions` of lessons are left aside."""
        pairs = [
            (completion, self.versions[completion.step_key])
            for completion in completions
            if completion.step_key in self.versions
        ]
        sheets = [self._sheet(completion, version) for completion, version in pairs]
        Attempt.objects.bulk_create(sheet.attempt for sheet in sheets)
        AttemptItem.objects.bulk_create((item for sheet in sheets for item in sheet.items), batch_size=BATCH)
        Response.objects.bulk_create((each for sheet in sheets for each in sheet.responses()), batch_size=BATCH)
        Mark.objects.bulk_create((mark for sheet in sheets for mark in sheet.marks()), batch_size=BATCH)

    def _sheet(self, completion, version):
        share = self.generator.uniform(0.3, 0.65) if version.role == "pre_test" else self.generator.uniform(0.72, 1)
        return Sheet(completion, version, share, self.generator)


class Sheet:
    """One attempt with its items, before and after they have primary keys."""

    def __init__(self, completion, version, share, generator):
        self.questions = questions_of(version)
        self.given = choose(self.questions, right_share=share, generator=generator)
        tasks = {item.question.version_id: Task(item.question.content, item.points) for item in items_of(version)}
        self.result = grade(tasks, self.given, pass_mark=version.pass_mark_in(completion.enrolment.version))
        self.submitted_at = completion.completed_at
        started_at = max(self.submitted_at - generator.randint(9, 35) * MINUTE, completion.enrolment.enrolled_at)
        self.attempt = Attempt(
            learner_id=completion.enrolment.learner_id,
            enrolment=completion.enrolment,
            version=version,
            quiz_key=version.quiz_key,
            number=1,
            started_at=started_at,
            submitted_at=self.submitted_at,
            score=self.result.score,
            is_passed=self.result.is_passed,
        )
        self.items = [self._item(place, question, generator) for place, question in self._numbered()]
        self.answers = []

    def _numbered(self):
        return enumerate(self.questions.values(), start=1)

    def _item(self, place, question, generator):
        return AttemptItem(
            attempt=self.attempt,
            question_version_id=question.version_id,
            position=place,
            option_order=generator.sample(list(question.options), len(question.options)),
            points=1,
        )

    def responses(self):
        self.answers = [
            Response(
                item=item,
                attempt=self.attempt,
                key=uuid.uuid4(),
                sequence=item.position,
                given=self.given[item.question_version_id],
                received_at=self.submitted_at,
            )
            for item in self.items
        ]
        return self.answers

    def marks(self):
        for item, response in zip(self.items, self.answers, strict=True):
            yield Mark(
                item=item,
                response=response,
                points=self.result.points[item.question_version_id],
                max_points=item.points,
                marked_at=self.submitted_at,
            )
