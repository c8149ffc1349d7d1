"""Questions and quizzes as the site has them: written in a bank, put on a page, published through Wagtail."""

from itertools import count
from uuid import uuid4

from assessments import services
from assessments.answer_streams import streams_of
from assessments.models import Attempt, Question, QuestionBank, QuizPage, QuizQuestion, QuizVersion
from assessments.version_content import questions_of
from courses.models import CoursePage, ModulePage
from tests.factories.accounts import as_in_a_request
from tests.factories.courses import find_competency, publish
from tests.factories.question_contents import WRONG_ANSWERS, content_of

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
    """`options` is a list of (text, is it right, feedback); without it as many as the kind usually has.

    Kinds that are not answered by choosing ask what question_contents says.
    """
    number = next(numbers)
    if kind in ANSWERS:
        fields["options"] = [option_block(*option) for option in options or usual_options(kind, number)]
    else:
        fields.setdefault("answer", streams_of(content_of(kind))[1])
    return Question.objects.create(
        bank=bank or QuestionBank.objects.first() or make_bank(),
        code=fields.pop("code", f"SOAL-{number:03}"),
        kind=kind,
        stem=fields.pop("stem", f"<p>Apa yang sebaiknya Anda lakukan pada keadaan {number}?</p>"),
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


def with_rules(quiz, **rules):
    """Let the newest version of the quiz say this, as if it had been published so."""
    version = QuizVersion.objects.of_quiz(quiz.translation_key).newest()
    version.stored_rules |= rules
    version.save(update_fields=["stored_rules"])
    return version


def submit(enrolment, quiz, at, *, right=True):
    """A whole attempt, answered all right or all wrong."""
    attempt = start(enrolment, quiz, at)
    answers = answer_right(attempt) if right else answer_wrong(attempt)
    return services.submit_attempt(attempt=attempt, answers=answers, at=at)


def only(attempt):
    """The queryset that finds this attempt and no other."""
    return Attempt.objects.filter(pk=attempt.pk)


def answer_right(attempt, items=None):
    """Answers that earn every point; `items` limits them to some items of the attempt."""
    return [
        answer(item, question_of(item).type.right_answer(question_of(item).content))
        for item in (items if items is not None else attempt.items.all())
    ]


def answer_wrong(attempt, items=None):
    """One answer for each item that earns nothing."""
    return [answer(item, _wrong(question_of(item))) for item in (items if items is not None else attempt.items.all())]


def _wrong(question):
    if question.options:
        return [next(option.id for option in question.options.values() if not option.is_correct)]
    return WRONG_ANSWERS.get(question.kind, [])


def answer(item, given, *, sequence=1, key=None):
    return services.Answer(item=item.public_id, given=list(given), key=key or uuid4(), sequence=sequence)


def question_of(item):
    attempt = Attempt.objects.select_related("version").get(pk=item.attempt_id)
    return questions_of(attempt.version)[item.question_version_id]
