"""Questions and quizzes as the site has them: written in a bank, put on a page, published through Wagtail."""

from itertools import count
from uuid import uuid4

from assessments import services
from assessments.models import Attempt, Question, QuestionBank, QuizPage, QuizQuestion
from assessments.version_content import questions_of
from courses.models import CoursePage, ModulePage
from tests.factories.accounts import as_in_a_request
from tests.factories.courses import find_competency, publish

numbers = count(1)
SAFETY = ("kominfo-4-pilar", "AMAN.3")
RIGHT_ANSWERS = {"single_choice": 1, "multiple_response": 2, "true_false": 1}
ANSWERS = {"single_choice": 4, "multiple_response": 5, "true_false": 2}


def make_bank(name=""):
    return QuestionBank.objects.create(name=name or f"Bank {next(numbers)}")


def let_use(trainer, *banks):
    """Make the person a trainer of the banks, and nobody else."""
    for bank in banks:
        services.set_trainers(bank=bank, trainers=[trainer])
    return as_in_a_request(trainer)


def make_question(bank=None, kind="single_choice", *, options=None, live=True, competency=SAFETY, **fields):
    """`options` is a list of (text, is it right, feedback); without it as many as the kind usually has."""
    number = next(numbers)
    return Question.objects.create(
        bank=bank or QuestionBank.objects.first() or make_bank(),
        code=fields.pop("code", f"SOAL-{number:03}"),
        kind=kind,
        stem=fields.pop("stem", f"<p>Apa yang sebaiknya Anda lakukan pada keadaan {number}?</p>"),
        options=[option_block(*option) for option in options or usual_options(kind, number)],
        feedback=fields.pop("feedback", f"Pembahasan umum {number}."),
        competency=find_competency(*competency),
        live=live,
        **fields,
    )


def usual_options(kind, number):
    """Options whose feedback can be told from every other text, for tests of what reaches the browser."""
    return [
        (f"Tindakan {number}-{place}", place <= RIGHT_ANSWERS[kind], f"Umpan balik {number}-{place}.")
        for place in range(1, ANSWERS[kind] + 1)
    ]


def option_block(text, is_correct, feedback):
    value = {"text": text, "is_correct": is_correct, "feedback": feedback}
    return {"type": "option", "value": value, "id": str(uuid4())}


def make_quiz(module_or_course, role="post_test", items=3, pass_mark=70, *, questions=None, published=True, **fields):
    """A quiz below the course's last module. `published`: the quiz and then its course, so that versions hold it."""
    course, module = course_and_module(module_or_course)
    number = next(numbers)
    quiz = QuizPage(
        title=fields.pop("title", f"Kuis {number}"),
        slug=f"kuis-{number}",
        role=role,
        pass_mark=pass_mark,
        live=published,
        **fields,
    )
    module.add_child(instance=quiz)
    for position, question in enumerate(questions if questions is not None else make_questions(items)):
        QuizQuestion.objects.create(page=quiz, question=question, sort_order=position)
    if published:
        publish(QuizPage.objects.get(pk=quiz.pk))
        publish(CoursePage.objects.get(pk=course.pk))
    return QuizPage.objects.get(pk=quiz.pk)


def make_questions(number, **fields):
    return [make_question(**fields) for _ in range(number)]


def course_and_module(page):
    if isinstance(page, CoursePage):
        return page, ModulePage.objects.child_of(page).last()
    return CoursePage.objects.ancestor_of(page).get(), page


def start(enrolment, quiz, at):
    return services.start_attempt(enrolment=enrolment, quiz_key=quiz.translation_key, at=at)


def submit(enrolment, quiz, at, *, right=True):
    """A whole attempt, answered all right or all wrong."""
    attempt = start(enrolment, quiz, at)
    answers = answer_right(attempt) if right else answer_wrong(attempt)
    return services.submit_attempt(attempt=attempt, answers=answers, at=at)


def answer_right(attempt, items=None):
    """Answers that earn every point; `items` limits them to some items of the attempt."""
    return [
        answer(item, [option.id for option in question_of(item).options.values() if option.is_correct])
        for item in (items if items is not None else attempt.items.all())
    ]


def answer_wrong(attempt, items=None):
    """One answer for each item that earns nothing."""
    return [
        answer(item, [next(option.id for option in question_of(item).options.values() if not option.is_correct)])
        for item in (items if items is not None else attempt.items.all())
    ]


def answer(item, chosen, *, sequence=1, key=None):
    return services.Answer(item=item.public_id, chosen=list(chosen), key=key or uuid4(), sequence=sequence)


def question_of(item):
    attempt = Attempt.objects.select_related("version").get(pk=item.attempt_id)
    return questions_of(attempt.version)[item.question_version_id]
