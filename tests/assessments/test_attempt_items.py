import pytest

from assessments import services
from assessments.attempt_items import items_with_mark, items_with_response
from tests.factories.assessments import answer_right, answer_wrong, only, start


@pytest.fixture
def answered(attempt, at):
    """One question is answered twice, another once, the third never."""
    first, second, _third = attempt.items.order_by("position")
    rounds = [answer_wrong(attempt, [first]), answer_right(attempt, [first]), answer_right(attempt, [second])]
    for answers in rounds:
        services.save_responses(attempts=only(attempt), answers=answers, at=at)
    return attempt


@pytest.mark.parametrize("is_typed", [False, True])
def test_items_come_in_order_with_the_answer_that_counts_last(answered, is_typed):
    items = items_with_response(answered, is_typed=is_typed)

    assert [item.position for item in items] == [1, 2, 3]
    assert items == answered.items.list_with_current_response()


@pytest.mark.parametrize("is_typed", [False, True])
def test_each_attempt_has_its_own(answered, enrolment, quiz, at, is_typed):
    earlier = items_with_response(answered, is_typed=is_typed)
    services.submit_attempt(attempt=answered, at=at)

    items = items_with_response(start(enrolment, quiz, at), is_typed=is_typed)

    assert not {item.pk for item in items} & {item.pk for item in earlier}
    assert [item.current_given for item in items] == [None] * 3


def test_a_submitted_attempt_has_its_marks(answered, at):
    services.submit_attempt(attempt=answered, at=at)

    items = items_with_mark(answered)

    assert items == list(answered.items.with_mark())
    assert [item.marked_points for item in items] == [item.points * (item.position < 3) for item in items]
