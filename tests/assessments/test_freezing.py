import pytest

from assessments import services
from assessments.models import QuestionVersion, QuizQuestion, QuizVersion
from assessments.version_content import questions_of
from tests.factories.assessments import answer_right, make_question, make_quiz
from tests.factories.courses import publish


def newest(quiz):
    return QuizVersion.objects.of_quiz(quiz.translation_key).newest()


def test_publishing_freezes_the_quiz_with_its_questions_in_order(quiz, course):
    version = newest(quiz)

    assert (version.number, version.title, version.role) == (1, quiz.title, "post_test")
    assert (version.course_key, version.pass_mark) == (course.translation_key, 70)
    codes = version.items.order_by("position").values_list("question_version__question__code", flat=True)
    assert list(codes) == [question.code for question in quiz.chosen_questions()]


def test_a_question_version_holds_all_that_an_attempt_needs(course):
    question = make_question(difficulty="hard")
    quiz = make_quiz(course, questions=[question])

    content = newest(quiz).items.get().question_version.content

    assert content["kind"] == "single_choice"
    assert content["stem"] == question.stem
    written = question.options[0]
    assert content["options"][0] == {
        "id": written.id,
        **{name: written.value[name] for name in ("text", "is_correct", "feedback")},
    }
    assert content["competency"]["code"] == "AMAN.3"
    assert (content["difficulty"], content["feedback"]) == ("hard", question.feedback)


def test_publishing_the_same_again_makes_no_new_version(quiz):
    publish(quiz)

    assert QuizVersion.objects.count() == 1
    assert QuestionVersion.objects.count() == 3


def test_another_pass_mark_makes_a_new_version_of_the_quiz_but_not_of_its_questions(quiz):
    quiz.pass_mark = 80
    publish(quiz)

    assert (newest(quiz).number, newest(quiz).pass_mark) == (2, 80)
    assert QuestionVersion.objects.count() == 3


def test_a_changed_question_becomes_its_second_version_when_the_quiz_is_published_again(quiz):
    question = quiz.chosen_questions()[0]
    question.stem = "<p>Kata-kata baru.</p>"
    question.save()
    publish(quiz)

    assert newest(quiz).number == 2
    assert list(question.versions.values_list("number", flat=True)) == [2, 1]


def test_another_order_makes_a_new_version(quiz):
    QuizQuestion.objects.filter(page=quiz, question=quiz.chosen_questions()[0]).update(sort_order=9)

    version = services.freeze_quiz(page=quiz, at=quiz.last_published_at)

    assert version.number == 2


def test_two_quizzes_share_the_version_of_a_question(course):
    question = make_question()
    first, second = make_quiz(course, questions=[question]), make_quiz(course, questions=[question])

    assert newest(first).items.get().question_version == newest(second).items.get().question_version


def test_saving_a_draft_freezes_nothing(quiz):
    quiz.pass_mark = 90
    quiz.save_revision()

    assert newest(quiz).number == 1


def test_a_draft_of_a_question_does_not_reach_a_quiz(quiz):
    question = quiz.chosen_questions()[0]
    published = question.stem
    question.stem = "<p>Belum selesai.</p>"
    question.save_revision()
    publish(quiz)

    assert newest(quiz).items.first().question_version.content["stem"] == published


def test_an_attempt_keeps_the_version_it_was_started_on(quiz, attempt, at):
    question = quiz.chosen_questions()[0]
    question.options[0].value["is_correct"] = False
    question.options[1].value["is_correct"] = True
    question.save()
    quiz.pass_mark = 100
    publish(quiz)

    submitted = services.submit_attempt(attempt=attempt, answers=answer_right(attempt), at=at)

    assert newest(quiz).number == 2
    assert submitted.version.number == 1
    assert submitted.score == 100
    assert questions_of(submitted.version) != questions_of(newest(quiz))


def test_a_quiz_without_questions_cannot_be_frozen(course, at):
    quiz = make_quiz(course, questions=[], published=False)

    with pytest.raises(services.QuizWithoutQuestions):
        services.freeze_quiz(page=quiz, at=at)


def test_a_quiz_with_unpublished_questions_cannot_be_frozen(course, at):
    draft = make_question(code="RANCANGAN-1", live=False)
    quiz = make_quiz(course, questions=[make_question(), draft], published=False)

    with pytest.raises(services.QuestionsNotPublished) as caught:
        services.freeze_quiz(page=quiz, at=at)

    assert caught.value.codes == ["RANCANGAN-1"]


def test_a_scheduled_publication_that_cannot_be_frozen_keeps_the_last_version(quiz, caplog):
    question = quiz.chosen_questions()[0]
    question.unpublish()
    quiz.pass_mark = 90

    publish(quiz)

    assert newest(quiz).pass_mark == 70
    assert "keeps its last version" in caplog.text
