"""A corrected key holds for every attempt that holds the question, whether its result changes or not."""

from decimal import Decimal

import pytest
from django.urls import reverse

from assessments import services
from assessments.models import Attempt
from assessments.regrading.preview import preview
from assessments.regrading.services import apply_regrade
from courses.models import StepCompletion
from tests.assessments.regrading.conftest import all_attempts, correct, take
from tests.factories.accounts import make_person, make_trainer
from tests.factories.assessments import answer, make_quiz, start, submit, with_rules
from tests.factories.courses import enrol_learner


@pytest.fixture
def other(course, quiz, at):
    return enrol_learner(course, make_person("Budi Santoso"), at)


def regrade(question, quiz, at):
    version = correct(question, quiz)
    digest = preview(version, all_attempts()).digest
    return apply_regrade(
        version=version, attempts=all_attempts(), reason="Kunci salah.", digest=digest, by=make_trainer(), at=at
    )


def test_an_attempt_that_is_still_open_is_marked_by_the_corrected_key(enrolment, other, quiz, question, at):
    take(enrolment, quiz, at, chosen="Benar")
    open_attempt = services.start_attempt(enrolment=other, quiz_key=quiz.translation_key, at=at)

    version = regrade(question, quiz, at).version

    [right] = [option["id"] for option in version.content["options"] if option["is_correct"]]
    item = open_attempt.items.get(question_version__question=question)
    services.submit_attempt(attempt=open_attempt, answers=[answer(item, [right])], at=at)
    assert Attempt.objects.get(pk=open_attempt.pk).score == Decimal(50)


def test_a_new_attempt_at_the_published_quiz_is_marked_by_the_corrected_key(enrolment, other, quiz, question, at):
    take(enrolment, quiz, at, chosen="Benar")
    for block in question.options:
        block.value["is_correct"] = block.value["text"] == "Benar"
    question.save()
    version = services.freeze_question(question=question, at=at)
    digest = preview(version, all_attempts()).digest
    apply_regrade(
        version=version, attempts=all_attempts(), reason="Kunci salah.", digest=digest, by=make_trainer(), at=at
    )

    attempt = take(other, quiz, at, chosen="Benar")

    assert attempt.score == Decimal(100)


def test_whose_result_stays_reads_the_corrected_key_as_well(client, enrolment, other, quiz, question, at):
    take(enrolment, quiz, at, chosen="Benar")
    unchanged = take(other, quiz, at, chosen="Lain")

    regrade(question, quiz, at)

    client.force_login(other.learner)
    page = client.get(reverse("assessments:result", args=[unchanged.public_id])).content.decode()
    wrong_key = page.index("Salah</span>")
    assert "Jawaban benar" not in page[wrong_key : wrong_key + 80]
    assert "Kunci soal ini telah diperbaiki.<" in page


def test_a_step_that_a_remedial_completed_too_stays_done(course, enrolment, quiz, question, at):
    services.submit_attempt(
        attempt=services.start_attempt(enrolment=enrolment, quiz_key=quiz.translation_key, at=at), at=at
    )
    remedial = make_quiz(course, role="remedial", remedial_of=quiz.translation_key)
    enrolment.refresh_from_db()
    type(enrolment).objects.filter(pk=enrolment.pk).update(version=course_version_of(course))
    submit(type(enrolment).objects.get(pk=enrolment.pk), remedial, at)
    take(enrolment, quiz, at, chosen="Salah")

    regrade(question, quiz, at)

    assert StepCompletion.objects.filter(enrolment=enrolment, step_key=quiz.translation_key).exists()


def course_version_of(course):
    from courses.models import CourseVersion

    return CourseVersion.objects.filter(course_key=course.translation_key).latest("number")


def test_of_attempts_that_do_not_change_one_item_is_read(enrolment, quiz, question, at, django_assert_max_num_queries):
    take(enrolment, quiz, at, chosen="Lain")
    version = correct(question, quiz)

    with django_assert_max_num_queries(3):
        assert preview(version, all_attempts()).changes == []


def test_two_attempts_of_one_person_decide_about_the_step_together(enrolment, quiz, question, at):
    """On the way from one average to the other lies one that would pass."""
    quiz_version = with_rules(quiz, counts="average")
    quiz_version.pass_mark = 60
    quiz_version.save()
    services.submit_attempt(attempt=start(enrolment, quiz, at), at=at)
    take(enrolment, quiz, at, chosen="Benar")
    take(enrolment, quiz, at, chosen="Salah")

    regrade(question, quiz, at)

    scores = list(Attempt.objects.order_by("number").values_list("score", flat=True))
    assert scores == [Decimal(0), Decimal(100), Decimal(50)]
    assert not StepCompletion.objects.filter(enrolment=enrolment, step_key=quiz.translation_key).exists()
