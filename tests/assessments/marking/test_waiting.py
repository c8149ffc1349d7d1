from datetime import timedelta

import pytest

from assessments.marking import waiting
from assessments.marking.judging import Words, current_answer, reconcile
from assessments.marking.waiting import Filters, waiting_items, with_state
from tests.factories.accounts import make_administrator, make_person, make_trainer
from tests.factories.assessments import start, with_rules
from tests.factories.courses import enrol_learner, make_course
from tests.factories.marking import (
    essay_of,
    hand_in_essay,
    judge,
    make_course_trainer,
    make_essay_quiz,
    make_marker,
)


def state(item, user):
    return with_state(waiting_items(user), user).get(pk=item.pk).state


def test_submitted_answers_wait_and_open_ones_do_not(course, quiz, item, marker, at):
    start(enrol_learner(course, make_person("Masih Menulis"), at), quiz, at)

    assert list(waiting_items(marker)) == [item]


def test_markers_and_trainers_of_the_course_and_administrators_see_them(item, marker, trainer):
    assert [waiting_items(each).count() for each in (marker, trainer, make_administrator())] == [1, 1, 1]


def test_others_see_none_of_them(item, learner):
    elsewhere = make_course_trainer(make_course(), "Pelatih Lain")

    assert [waiting_items(each).count() for each in (learner, make_trainer(), elsewhere)] == [0, 0, 0]


def test_nobody_marks_an_answer_of_their_own(course, quiz, at):
    marker = make_marker(course, "Penilai Belajar")
    hand_in_essay(enrol_learner(course, marker, at), quiz, at)

    assert not waiting_items(marker).exists()
    assert not waiting.attempts_to_mark(marker).exists()


def test_the_states_where_one_marks(item, marker, second, at):
    assert state(item, marker) == waiting.NEW

    judge(item, marker, at, 5, is_draft=True)
    assert (state(item, marker), state(item, second)) == (waiting.DRAFT, waiting.NEW)

    judge(item, marker, at, 5)
    assert (state(item, marker), state(item, second)) == (waiting.DONE, waiting.DONE)


def test_the_states_where_two_mark(two_markers, item, marker, second, third, at):
    judge(item, marker, at, 5)
    assert (state(item, marker), state(item, second)) == (waiting.OTHER, waiting.SECOND)

    judge(item, second, at, 9, is_draft=True)
    assert state(item, second) == waiting.DRAFT

    judge(item, second, at, 9)
    assert {state(item, each) for each in (marker, second, third)} == {waiting.RECONCILE}

    words = Words(points=7, comment="Sepakat.")
    reconcile(item=item, by=third, may_teach=False, words=words, answer_key=current_answer(item).key, at=at)
    assert state(item, marker) == waiting.DONE


@pytest.mark.parametrize(("second_points", "found"), [("6", "done"), ("6.01", "reconcile")])
def test_the_database_draws_the_line_where_the_verdict_does(
    two_markers, item, marker, second, at, second_points, found
):
    judge(item, marker, at, 5)
    judge(item, second, at, second_points)

    assert state(item, marker) == found


def test_a_quiz_for_one_marker_is_as_ever_beside_one_for_two(course, quiz, item, marker, at):
    with_rules(make_essay_quiz(course), markers=2)
    judge(item, marker, at, 5)

    assert state(item, marker) == waiting.DONE


def test_the_queue_is_narrowed_down(course, quiz, item, marker, at):
    other = make_essay_quiz(course)
    elsewhere = essay_of(hand_in_essay(enrol_learner(course, make_person("Budi"), at), other, at))
    question = elsewhere.question_version.question.public_id
    cohort = elsewhere.attempt.enrolment.cohort.public_id

    def found(**filters):
        return set(Filters(**filters).applied(waiting_items(marker)))

    assert found(quiz=other.translation_key) == found(question=question) == found(cohort=cohort) - {item} == {elsewhere}
    assert found() == {item, elsewhere}


def test_who_waits_longest_comes_first_and_the_neighbours_follow(course, quiz, marker, at):
    people = [make_person(f"Peserta {number}") for number in range(3)]
    hours = [timedelta(hours=hour) for hour in (2, 0, 1)]
    items = [
        essay_of(hand_in_essay(enrol_learner(course, person, at), quiz, at + hour))
        for person, hour in zip(people, hours, strict=True)
    ]
    queue = waiting_items(marker)

    assert list(waiting.in_order(queue)) == [items[1], items[2], items[0]]
    place = waiting.place_of(items[2])
    assert (waiting.before(queue, place), waiting.after(queue, place)) == (items[1], items[0])
    assert waiting.after(queue, waiting.place_of(items[0])) is None


def test_the_counts_tell_every_state(item, marker, at):
    judge(item, marker, at, 5, is_draft=True)

    counts = waiting.counts_by_state(with_state(waiting_items(marker), marker))

    assert {name: number for name, number in counts.items() if number} == {"draft": 1}
