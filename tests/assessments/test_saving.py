from datetime import timedelta
from uuid import uuid4

import pytest

from assessments import services
from assessments.models import Response
from tests.factories.assessments import (
    answer,
    answer_right,
    make_question,
    make_quiz,
    only,
    start,
)
from tests.factories.courses import enrol_learner


def save(attempt, answers, at):
    return services.save_responses(attempts=only(attempt), answers=answers, at=at)


def current(item):
    [item] = item.attempt.items.filter(pk=item.pk).list_with_current_response()
    return item.current_given


@pytest.fixture
def item(attempt):
    return attempt.items.first()


@pytest.fixture
def options(item):
    return item.option_order


def test_saving_tells_how_much_is_answered(attempt, at):
    saved = save(attempt, answer_right(attempt)[:2], at)

    assert saved == services.Saved(attempt, answered=2, total=3, sequence=1)


def test_changing_an_answer_adds_a_row_and_keeps_the_old_one(attempt, item, options, at):
    save(attempt, [answer(item, options[:1], sequence=1)], at)
    save(attempt, [answer(item, options[1:2], sequence=2)], at)

    assert current(item) == options[1:2]
    assert list(item.responses.values_list("given", flat=True)) == [options[:1], options[1:2]]


def test_an_older_answer_that_arrives_late_does_not_count(attempt, item, options, at):
    save(attempt, [answer(item, options[1:2], sequence=5)], at)
    save(attempt, [answer(item, options[:1], sequence=4)], at + timedelta(seconds=9))

    assert current(item) == options[1:2]
    assert item.responses.count() == 2


def test_of_two_answers_with_one_sequence_the_later_row_counts(attempt, item, options, at):
    save(attempt, [answer(item, options[:1], sequence=3)], at)
    save(attempt, [answer(item, options[1:2], sequence=3)], at)

    assert current(item) == options[1:2]


def test_repeating_a_key_changes_nothing(attempt, item, options, at):
    key = uuid4()
    save(attempt, [answer(item, options[:1], key=key)], at)

    save(attempt, [answer(item, options[:1], key=key)], at + timedelta(minutes=5))

    assert [response.received_at for response in item.responses.all()] == [at]


def test_one_key_may_serve_two_attempts(course, learner, at):
    key = uuid4()
    first, second = make_quiz(course), make_quiz(course)
    enrolment = enrol_learner(course, learner, at)
    for quiz in (first, second):
        attempt = start(enrolment, quiz, at)
        save(attempt, [answer(attempt.items.first(), [], key=key)], at)

    assert Response.objects.count() == 2


def test_an_answer_may_be_taken_back(course, learner, at):
    quiz = make_quiz(course, questions=[make_question(kind="multiple_response")])
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    item = attempt.items.get()
    save(attempt, [answer(item, item.option_order[:2], sequence=1)], at)

    saved = save(attempt, [answer(item, [], sequence=2)], at)

    assert saved.answered == 0
    assert current(item) == []


def test_both_clocks_are_kept(attempt, item, options, at):
    told = services.Answer(item.public_id, options[:1], uuid4(), 1, client_at=at - timedelta(hours=2))

    save(attempt, [told], at)

    response = Response.objects.get()
    assert (response.received_at, response.client_at) == (at, at - timedelta(hours=2))


def test_an_option_of_another_question_is_refused(attempt, item, at):
    foreign = attempt.items.last().option_order[0]

    with pytest.raises(services.UnfitAnswer):
        save(attempt, [answer(item, [foreign])], at)


def test_the_same_option_twice_is_refused(attempt, item, options, at):
    with pytest.raises(services.UnfitAnswer):
        save(attempt, [answer(item, [options[0], options[0]])], at)


def test_two_options_for_a_single_choice_are_refused(attempt, item, options, at):
    with pytest.raises(services.UnfitAnswer):
        save(attempt, [answer(item, options[:2])], at)


def test_an_item_of_another_attempt_is_refused(course, learner, at):
    first, second = make_quiz(course), make_quiz(course)
    enrolment = enrol_learner(course, learner, at)
    attempt, other = start(enrolment, first, at), start(enrolment, second, at)

    with pytest.raises(services.UnknownItem):
        save(attempt, answer_right(other), at)


def test_one_refused_answer_saves_none(attempt, item, at):
    good = answer_right(attempt)[1]

    with pytest.raises(services.UnfitAnswer):
        save(attempt, [good, answer(item, ["nothing"])], at)

    assert not Response.objects.exists()


def test_a_repeat_is_confirmed_even_after_submission(attempt, at):
    answers = answer_right(attempt)
    services.submit_attempt(attempt=attempt, answers=answers, at=at)

    saved = save(attempt, answers, at)

    assert (saved.answered, saved.is_late, Response.objects.count()) == (3, False, 3)


def test_many_answers_are_one_insert(attempt, at, django_assert_num_queries):
    answers = answer_right(attempt)

    with django_assert_num_queries(5):  # savepoint, lock, items, insert, release
        save(attempt, answers, at)
