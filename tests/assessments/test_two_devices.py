"""What two devices, two tabs or a page that was left open say of one question: nothing is overwritten unseen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from assessments import services
from assessments.models import Response
from tests.factories.assessments import only

HOME, WORK = uuid4(), uuid4()


@pytest.fixture
def item(attempt):
    return attempt.items.first()


@pytest.fixture
def options(item):
    return item.option_order


def given(item, option, sequence, *, seen=None, device=None, key=None):
    return services.Answer(item.public_id, [option], key or uuid4(), sequence, device=device, seen=seen)


def take(attempt, answer, at):
    return services.take_answers(attempts=only(attempt), answers=[answer], at=at)


def current(attempt, item):
    return next(row for row in attempt.items.list_with_current_response() if row.pk == item.pk).current_given


def test_an_answer_that_a_page_knows_may_be_changed(attempt, item, options, at):
    take(attempt, given(item, options[0], 1, seen=0), at)

    saved = take(attempt, given(item, options[1], 2, seen=1), at)

    assert (saved.conflicts, current(attempt, item)) == ([], [options[1]])


def test_an_answer_that_a_page_never_saw_is_not_overwritten(attempt, item, options, at):
    take(attempt, given(item, options[0], 1, seen=0, device=HOME), at)

    saved = take(attempt, given(item, options[1], 1, seen=0, device=WORK), at)

    [conflict] = saved.conflicts
    assert (conflict.item, conflict.given, conflict.offered) == (item.public_id, [options[0]], [options[1]])
    assert current(attempt, item) == [options[0]]


def test_what_was_not_let_count_is_kept(attempt, item, options, at):
    take(attempt, given(item, options[0], 1, seen=0), at)
    take(attempt, given(item, options[1], 1, seen=0), at)

    assert list(Response.objects.values_list("standing", flat=True)) == ["counts", "conflict"]


def test_a_repeat_of_what_was_not_let_count_tells_so_again(attempt, item, options, at):
    take(attempt, given(item, options[0], 1, seen=0), at)
    offered = given(item, options[1], 1, seen=0)
    take(attempt, offered, at)

    saved = take(attempt, offered, at)

    assert len(saved.conflicts) == 1
    assert Response.objects.count() == 2


def test_a_repeat_of_what_counted_is_no_conflict_whatever_came_since(attempt, item, options, at):
    first = given(item, options[0], 1, seen=0)
    take(attempt, first, at)
    take(attempt, given(item, options[1], 2, seen=1), at)

    assert take(attempt, first, at).conflicts == []
    assert current(attempt, item) == [options[1]]


def test_the_same_answer_twice_is_no_conflict(attempt, item, options, at):
    take(attempt, given(item, options[0], 1, seen=0, device=HOME), at)

    assert take(attempt, given(item, options[0], 1, seen=0, device=WORK), at).conflicts == []


def test_who_has_seen_the_other_answer_may_choose_their_own(attempt, item, options, at):
    take(attempt, given(item, options[0], 4, seen=0), at)
    [conflict] = take(attempt, given(item, options[1], 1, seen=0), at).conflicts

    saved = take(attempt, given(item, options[1], 5, seen=conflict.sequence), at)

    assert (saved.conflicts, current(attempt, item)) == ([], [options[1]])


def test_a_page_that_knows_of_no_other_device_goes_by_the_sequence(attempt, item, options, at):
    take(attempt, given(item, options[0], 1), at)

    assert take(attempt, given(item, options[1], 2), at).conflicts == []


def test_that_another_device_answers_is_told_and_recorded(attempt, item, options, at):
    take(attempt, given(item, options[0], 1, device=HOME), at)

    saved = take(attempt, given(attempt.items.last(), attempt.items.last().option_order[0], 2, device=WORK), at)

    assert saved.is_elsewhere
    assert attempt.events.filter(kind="other_device").count() == 1


def test_the_same_device_is_no_other(attempt, item, options, at):
    take(attempt, given(item, options[0], 1, device=HOME), at)

    assert not take(attempt, given(item, options[1], 2, device=HOME), at).is_elsewhere


def form(item, option, *, seen):
    return {"action": "review", "seen": str(seen), str(item.public_id): option}


def post(client, attempt, data):
    return client.post(reverse("assessments:attempt", args=[attempt.public_id]), data)


def test_a_form_shows_both_answers_and_lets_choose(signed_in, attempt, item, options, at):
    take(attempt, given(item, options[0], 3, device=HOME), at)

    response = post(signed_in, attempt, form(item, options[1], seen=0))

    page = response.content.decode()
    assert response.status_code == 409
    assert "Jawaban mana yang dihitung?" in page
    assert page.count(f'name="pick.{item.public_id}"') == 2
    assert current(attempt, item) == [options[0]]


@pytest.mark.parametrize("place", [0, 1], ids=["stored", "offered"])
def test_what_is_chosen_there_counts(signed_in, attempt, item, options, at, place):
    take(attempt, given(item, options[0], 3), at)
    post(signed_in, attempt, form(item, options[1], seen=0))
    choice = {"action": "review", "seen": "3", "shown": str(item.public_id)}

    response = post(signed_in, attempt, {**choice, f"pick.{item.public_id}": f'["{options[place]}"]'})

    assert response.url == reverse("assessments:review", args=[attempt.public_id])
    assert current(attempt, item) == [options[place]]


def test_a_form_that_changed_nothing_does_not_undo_what_another_device_answered(signed_in, attempt, item, options, at):
    take(attempt, given(item, options[0], 1), at)
    take(attempt, given(item, options[1], 2, seen=1, device=WORK), at + timedelta(minutes=1))

    response = post(signed_in, attempt, form(item, options[0], seen=1))

    assert response.status_code == 302
    assert current(attempt, item) == [options[1]]
    assert Response.objects.count() == 2


@pytest.mark.parametrize("text", ["{", "[1]", '"x"', "[" * 20000], ids=["brace", "number", "string", "deep"])
def test_a_choice_that_no_page_offers_is_refused(signed_in, attempt, item, text):
    response = post(signed_in, attempt, {"seen": "0", f"pick.{item.public_id}": text})

    assert response.status_code == 400
    assert not Response.objects.exists()
