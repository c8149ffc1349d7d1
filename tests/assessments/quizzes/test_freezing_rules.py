"""What a version holds of rules, sections and draws, and what stays out of it."""

from datetime import timedelta

import pytest

from assessments import freezing, services
from assessments.models import BankCategory, QuizVersion
from assessments.version_content import items_of, question_count
from tests.factories.assessments import make_bank, make_question, make_questions
from tests.factories.courses import find_competency, publish
from tests.factories.quizzes import make_composed_quiz


def newest(quiz):
    return QuizVersion.objects.of_quiz(quiz.translation_key).newest()


def test_a_quiz_with_usual_rules_keeps_the_version_from_before_there_was_a_choice(quiz, course):
    version = newest(quiz)
    questions = [item.question_version for item in version.items.select_related("question_version")]
    before = {
        "course_key": str(course.translation_key),
        "title": quiz.title,
        "role": quiz.role,
        "pass_mark": quiz.pass_mark,
        "max_attempts": quiz.max_attempts,
        "questions": [question.checksum for question in questions],
    }

    assert version.stored_rules == {}
    assert version.checksum == freezing.checksum([before, [question.pk for question in questions]])


def test_rules_sections_and_bands_are_frozen(course, at):
    quiz = make_composed_quiz(
        course,
        questions=[make_question()],
        sections=["Teori"],
        bands={50: "Cukup."},
        time_limit=30,
        closes_at=at,
        access_code="AULA",
    )

    rules = newest(quiz).rules

    assert (rules.time_limit, rules.closes_at, rules.access_code) == (30, at, "AULA")
    assert rules.sections == [{"title": "Teori", "introduction": ""}]
    assert rules.bands == [{"lowest": 50, "text": "Cukup."}]


def test_another_rule_makes_a_new_version(quiz):
    quiz.time_limit = 30
    publish(quiz)

    assert (newest(quiz).number, newest(quiz).rules.time_limit) == (2, 30)


def test_other_points_make_a_new_version(quiz):
    quiz.quiz_questions.update(points=2)
    publish(quiz)

    assert newest(quiz).number == 2
    assert {item.points for item in items_of(newest(quiz))} == {2}


def test_only_a_remedial_repairs_and_has_a_cap(quiz):
    quiz.remedial_of, quiz.score_cap = quiz.translation_key, 80
    publish(quiz)
    assert newest(quiz).stored_rules == {}

    quiz.role = "remedial"
    publish(quiz)

    assert newest(quiz).rules.score_cap == 80
    assert newest(quiz).rules.remedial_of == str(quiz.translation_key)


@pytest.fixture
def bank(db):
    return make_bank()


def draw(bank, number=1, **limits):
    return {"bank": bank, "number": number, **limits}


def pool_codes(quiz, place=1):
    items = newest(quiz).items.filter(draw=place)
    return set(items.values_list("question_version__question__code", flat=True))


def test_a_draw_freezes_the_ready_questions_that_fit(course, bank, at):
    fits = make_question(bank, difficulty="hard")
    make_question(bank, difficulty="easy")
    make_question(bank, difficulty="hard", live=False)
    make_question(make_bank(), difficulty="hard")
    retired = make_question(bank, difficulty="hard", live=False, retired_at=at)

    quiz = make_composed_quiz(course, draws=[draw(bank, difficulty="hard", points=2, section=1)])

    assert pool_codes(quiz) == {fits.code}
    assert retired.code not in pool_codes(quiz)
    assert newest(quiz).rules.draws == [{"number": 1, "section": 1, "points": 2}]


def test_a_category_counts_with_everything_below_it(course, bank):
    top = BankCategory.objects.create(bank=bank, name="Keamanan")
    below = BankCategory.objects.create(bank=bank, name="Sandi", parent=top)
    inside = {make_question(bank, category=top).code, make_question(bank, category=below).code}
    make_question(bank)

    quiz = make_composed_quiz(course, draws=[draw(bank, category=top)])

    assert pool_codes(quiz) == inside


def test_a_tag_and_a_competency_limit_a_draw(course, bank):
    tagged, other = make_questions(2, bank=bank)
    tagged.tags.add("surel")
    tagged.save()
    make_question(bank, competency=("kominfo-4-pilar", "CAKAP.1"))

    by_tag = make_composed_quiz(course, draws=[draw(bank, tag=tagged.tagged_items.get().tag)])
    by_competency = make_composed_quiz(course, draws=[draw(bank, competency=other.competency)])

    assert pool_codes(by_tag) == {tagged.code}
    assert pool_codes(by_competency) == {tagged.code, other.code}


def test_an_area_stands_for_all_its_competencies(course, bank):
    inside = {make_question(bank, competency=("kominfo-4-pilar", f"AMAN.{number}")) for number in (1, 2)}
    make_question(bank, competency=("kominfo-4-pilar", "CAKAP.1"))

    quiz = make_composed_quiz(course, draws=[draw(bank, competency=find_competency("kominfo-4-pilar", "AMAN"))])

    assert pool_codes(quiz) == {question.code for question in inside}


def test_a_fixed_question_is_in_no_pool(course, bank):
    fixed, drawn = make_questions(2, bank=bank)

    quiz = make_composed_quiz(course, questions=[fixed], draws=[draw(bank)])

    assert pool_codes(quiz) == {drawn.code}
    assert question_count(newest(quiz)) == 2


def test_a_new_question_of_the_bank_joins_when_the_quiz_is_published_again(course, bank):
    make_question(bank)
    quiz = make_composed_quiz(course, draws=[draw(bank)])
    added = make_question(bank)
    assert added.code not in pool_codes(quiz)

    publish(quiz)

    assert added.code in pool_codes(quiz)


def test_draws_that_cannot_be_filled_stop_the_freezing_and_are_named(course, bank, at):
    make_questions(2, bank=bank)
    quiz = make_composed_quiz(course, draws=[draw(bank, 2), draw(bank, 1)], published=False)

    with pytest.raises(services.DrawsNotFilled) as caught:
        services.freeze_quiz(page=quiz, at=at + timedelta(days=1))

    assert sum(caught.value.missing.values()) == 1
    assert not QuizVersion.objects.exists()


def test_freezing_a_large_pool_costs_few_queries(course, bank, at, django_assert_max_num_queries):
    make_questions(30, bank=bank)
    quiz = make_composed_quiz(course, draws=[draw(bank, 5)], published=False)

    with django_assert_max_num_queries(24):
        services.freeze_quiz(page=quiz, at=at)
