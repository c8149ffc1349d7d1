"""What must hold for marking, whatever the kind of the question."""

from fractions import Fraction
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.item_types import KINDS, item_type
from tests.assessments.item_types.contents import HOSTILE, MARKED_BY_MACHINE, answers_to
from tests.factories.question_contents import content_of

every_kind = pytest.mark.parametrize("kind", KINDS)
every_marked_kind = pytest.mark.parametrize("kind", MARKED_BY_MACHINE)


@every_kind
@given(data=st.data())
def test_a_share_is_between_nothing_and_everything(kind, data):
    content = content_of(kind)
    answer = data.draw(answers_to(content))

    share = item_type(kind).share(content, answer)

    assert share is None or (isinstance(share, Fraction) and 0 <= share <= 1)


@every_marked_kind
@given(data=st.data(), random=st.randoms())
def test_the_order_of_what_was_given_does_not_matter(kind, data, random):
    content = content_of(kind)
    answer = data.draw(answers_to(content))
    shuffled = random.sample(answer, len(answer))

    assert item_type(kind).share(content, shuffled) == item_type(kind).share(content, answer)


@every_kind
@given(data=st.data())
def test_what_a_page_can_send_fits(kind, data):
    content = content_of(kind)
    answer = data.draw(answers_to(content)) if kind != "file" else [str(uuid4())]

    assert item_type(kind).fits(content, answer)


@every_marked_kind
def test_the_right_answer_fits_and_earns_everything(kind):
    content = content_of(kind)
    right = item_type(kind).right_answer(content)

    assert item_type(kind).fits(content, right)
    assert item_type(kind).share(content, right) == 1


@every_kind
def test_no_answer_fits_and_earns_nothing(kind):
    content = content_of(kind)

    assert item_type(kind).fits(content, [])
    assert item_type(kind).share(content, []) == 0


@pytest.mark.parametrize("kind", ["essay", "file"])
def test_people_mark_what_they_have_to_read(kind):
    content = content_of(kind)

    assert item_type(kind).is_marked_by_people
    assert item_type(kind).share(content, ["Sebuah jawaban"]) is None
    assert item_type(kind).right_answer(content) == []


@every_kind
@given(hostile=st.lists(HOSTILE, max_size=5))
def test_hostile_answers_never_raise(kind, hostile):
    content, each = content_of(kind), item_type(kind)

    each.fits(content, hostile)
    each.share(content, hostile)
    each.in_words(content, hostile)
    each.feedback_on(content, hostile)


@every_kind
def test_what_no_database_stores_does_not_fit(kind):
    content = content_of(kind)

    for rest in ("\0", "\ud800", "\udfff"):
        assert not item_type(kind).fits(content, [f"Jawaban{rest}"])
        assert not item_type(kind).fits(content, [f"g1:Jawaban{rest}"])


@every_kind
@pytest.mark.parametrize("other", [None, 1, ["a"], {"a": 1}, True])
def test_only_texts_fit(kind, other):
    assert not item_type(kind).fits(content_of(kind), [other])


@every_kind
def test_general_feedback_is_secret(kind):
    assert "Umpan balik umum." in item_type(kind).secrets(content_of(kind))


@every_kind
def test_secrets_say_something(kind):
    assert all(secret.strip() for secret in item_type(kind).secrets(content_of(kind, feedback=" ")))


@every_kind
def test_all_feedback_an_answer_can_earn_is_secret(kind):
    content, each = content_of(kind), item_type(kind)

    assert set(each.feedback_on(content, each.right_answer(content))) <= set(each.secrets(content))


@every_kind
def test_what_can_be_shuffled_has_parts(kind):
    content, each = content_of(kind), item_type(kind)

    assert bool(each.parts(content)) or not each.shuffles(content)
    assert len(set(each.parts(content))) == len(each.parts(content))


@pytest.mark.parametrize("kind", ["matching", "categorise", "ordering"])
def test_an_order_of_the_author_that_gives_the_answer_away_is_never_kept(kind):
    assert item_type(kind).must_shuffle
    assert item_type(kind).shuffles(content_of(kind))


@pytest.mark.parametrize("kind", ["single_choice", "multiple_response", "true_false"])
def test_options_may_stay_in_the_order_of_the_author(kind):
    assert not item_type(kind).must_shuffle


@every_kind
def test_a_sound_question_has_no_problems(kind):
    assert item_type(kind).problems(content_of(kind)) == []


@every_kind
def test_a_credit_rule_of_another_kind_is_a_problem(kind):
    for credit in ("weights", "right_minus_wrong", "places", "neighbours", "all_or_nothing"):
        if credit not in item_type(kind).credits:
            assert "credit_of_another_kind" in item_type(kind).problems(content_of(kind, credit=credit))


def test_kinds_know_their_own_name():
    assert [item_type(kind).kind for kind in KINDS] == list(KINDS)
