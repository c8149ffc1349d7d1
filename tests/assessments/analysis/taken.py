"""Many attempts at once: the rows that the services write, without the services."""

from datetime import timedelta
from itertools import count
from uuid import uuid4

from accounts.models import User
from assessments.item_types import item_type
from assessments.models import Attempt, AttemptItem, Mark, QuizVersion, Response
from assessments.version_content import items_of
from courses.models import Cohort, CourseVersion, Enrolment

names = count(1)


def make_people(number):
    return User.objects.bulk_create([User(full_name=f"Peserta {next(names)}", password="!") for _ in range(number)])


def enrol(course, people, *, at, cohort=None):
    cohort = cohort or Cohort.objects.filter(course_key=course.translation_key).earliest("pk")
    version = CourseVersion.objects.filter(course_key=course.translation_key).order_by("number").last()
    return Enrolment.objects.bulk_create(
        [Enrolment(learner=person, cohort=cohort, version=version, enrolled_at=at) for person in people]
    )


def by_ability(items, people):
    """The better the person (the later in the list), the more of the items are right, the hard ones last."""

    def answer(person, item, content):
        is_right = (person + 0.5) / people > item / items
        return item_type(content["kind"]).right_answer(content) if is_right else wrong_answer(content)

    return answer


def wrong_answer(content):
    """Of a question with options the first wrong one; otherwise none at all."""
    return [option["id"] for option in content.get("options", ()) if not option["is_correct"]][:1]


def take(quiz, enrolments, *, at, answer=None, number=1, choose=None, version=None, seconds=20):
    """An attempt of each enrolment, submitted and marked; each answer arrives `seconds` after the one before.

    `answer(person, item, content)` gives what the person answers; `choose(person, items)` which items they get.
    """
    version = version or QuizVersion.objects.of_quiz(quiz.translation_key).newest()
    items = items_of(version)
    answer = answer or by_ability(len(items), len(enrolments))
    attempts, marks = [], []
    for person, enrolment in enumerate(enrolments):
        attempt = new_attempt(version, enrolment, number, at)
        chosen = choose(person, items) if choose else items
        given = [answer(person, items.index(item), item.question.content) for item in chosen]
        moments = [at + timedelta(seconds=seconds * place) for place in range(1, len(chosen) + 1)]
        own = [marked(attempt, *each, at) for each in zip(count(1), chosen, given, moments)]
        attempt.score = round(100 * sum(mark.points for mark in own) / sum(item.points for item in chosen), 2)
        attempt.is_passed = attempt.score >= version.pass_mark
        attempts.append(attempt)
        marks += own
    return written(attempts, marks)


def written(attempts, marks):
    Attempt.objects.bulk_create(attempts)
    AttemptItem.objects.bulk_create([mark.item for mark in marks])
    Response.objects.bulk_create([mark.response for mark in marks])
    Mark.objects.bulk_create(marks)
    return attempts


def new_attempt(version, enrolment, number, at):
    return Attempt(
        learner_id=enrolment.learner_id,
        enrolment=enrolment,
        version=version,
        quiz_key=version.quiz_key,
        number=number,
        started_at=at,
        submitted_at=at + timedelta(hours=1),
    )


def marked(attempt, position, item, given, moment, at):
    """The mark of one answer, with its item and its response."""
    shown = AttemptItem(
        attempt=attempt,
        question_version_id=item.question.version_id,
        position=position,
        option_order=item.question.parts(),
        points=item.points,
    )
    response = Response(item=shown, attempt=attempt, key=uuid4(), sequence=position, given=given, received_at=moment)
    content = item.question.content
    points = float(item_type(content["kind"]).share(content, given) or 0) * item.points
    return Mark(item=shown, response=response, points=round(points, 2), max_points=item.points, marked_at=at)
