"""Which courses are advised, why, and what no course closes."""

import datetime
import uuid

from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.advice.advising import Closing, advise
from competencies.advice.gaps import gaps_of
from competencies.advice.offers import Offer
from competencies.ledger.levels import Proof
from competencies.standards.demands import Demand

TODAY = datetime.date(2026, 11, 21)
DIGITAL, DATA, ETHICS = 1, 2, 3


def demand(competency, level, *, weight=1, recent_months=None):
    return Demand(competency, level, None, recent_months, weight, line=None)


def gaps(*demands, proved=None):
    proofs = {key: [Proof(level, earned_on)] for key, (level, earned_on) in (proved or {}).items()}
    return gaps_of({each.competency: each for each in demands}, proofs, TODAY)


def course(code, proves, *, hours=10, is_open=True):
    key = uuid.uuid5(uuid.NAMESPACE_OID, code)
    return Offer(key=key, code=code, title=code, url="/", hours=hours, proves=proves, is_open=is_open)


def codes(advice):
    return [advised.offer.code for advised in advice.courses]


def test_one_course_that_closes_both_gaps_is_better_than_two():
    offers = [course("A", {DIGITAL: 2}), course("B", {DATA: 2}), course("C", {DIGITAL: 3, DATA: 2}, hours=40)]

    advice = advise(gaps(demand(DIGITAL, 2), demand(DATA, 2)), offers, {})

    assert codes(advice) == ["C"]
    assert advice.courses[0].closings == (Closing(DIGITAL, 0, 2, 2), Closing(DATA, 0, 2, 2))
    assert advice.stays_open == ()
    assert advice.is_best


def test_each_course_is_given_only_what_it_newly_closes():
    offers = [course("A", {DIGITAL: 3, DATA: 3}), course("B", {DATA: 3, ETHICS: 2})]

    advice = advise(gaps(demand(DIGITAL, 3), demand(DATA, 3), demand(ETHICS, 2)), offers, {})

    assert [[closing.competency for closing in each.closings] for each in advice.courses] == [[DIGITAL, DATA], [ETHICS]]


def test_a_level_above_what_any_course_gives_stays_partly_open():
    advice = advise(gaps(demand(DIGITAL, 4)), [course("A", {DIGITAL: 1}), course("B", {DIGITAL: 3})], {})

    (closing,) = advice.courses[0].closings
    (left,) = advice.stays_open
    assert codes(advice) == ["B"]
    assert (closing.to_level, closing.closes) == (3, False)
    assert (left.reachable, left.is_partly_closed) == (3, True)


def test_a_gap_without_a_course_stays_open_as_it_is():
    advice = advise(gaps(demand(DATA, 2)), [course("A", {DIGITAL: 3})], {})

    (left,) = advice.stays_open
    assert codes(advice) == []
    assert (left.gap.competency, left.reachable, left.is_partly_closed) == (DATA, 0, False)


def test_what_was_completed_is_not_advised_again_but_named_where_its_proof_no_longer_counts():
    done = course("A", {DIGITAL: 2})
    old = {DIGITAL: (2, datetime.date(2020, 1, 1))}

    advice = advise(gaps(demand(DIGITAL, 2, recent_months=12), proved=old), [done], {done.key: TODAY})

    (left,) = advice.stays_open
    assert codes(advice) == []
    assert left.completed == (done,)


def test_a_course_for_a_proof_that_is_too_old_renews_it():
    old = {DIGITAL: (3, datetime.date(2020, 1, 1))}

    advice = advise(gaps(demand(DIGITAL, 2, recent_months=12), proved=old), [course("A", {DIGITAL: 2})], {})

    assert advice.courses[0].closings == (Closing(DIGITAL, 0, 2, 2, renews=True),)


def test_a_course_that_was_begun_goes_before_one_that_was_not():
    begun, other = course("B", {DIGITAL: 2}, hours=40), course("A", {DIGITAL: 2}, hours=2)

    advice = advise(gaps(demand(DIGITAL, 2)), [begun, other], {begun.key: None})

    assert codes(advice) == ["B"]
    assert advice.courses[0].is_begun


def test_a_course_that_is_not_open_is_advised_only_for_what_open_ones_leave():
    offers = [
        course("A", {DIGITAL: 2, DATA: 2}, is_open=False),
        course("B", {DIGITAL: 2}),
        course("C", {DATA: 3}, is_open=False),
    ]

    advice = advise(gaps(demand(DIGITAL, 2), demand(DATA, 3)), offers, {})

    assert codes(advice) == ["B", "C"]


def test_what_is_reached_needs_no_course():
    met = gaps(demand(DIGITAL, 2), proved={DIGITAL: (2, TODAY)})

    assert advise(met, [course("A", {DIGITAL: 3})], {}).courses == ()


offers = st.lists(
    st.builds(
        lambda number, proves, hours, is_open: course(f"C{number}", proves, hours=hours, is_open=is_open),
        st.integers(0, 10_000),
        st.dictionaries(st.integers(1, 6), st.integers(1, 5), max_size=4),
        st.integers(1, 40),
        st.booleans(),
    ),
    max_size=12,
    unique_by=lambda offer: offer.code,
)
demands = st.lists(
    st.builds(
        lambda key, level, weight: demand(key, level, weight=weight), st.integers(1, 6), *[st.integers(1, 5)] * 2
    ),
    max_size=6,
    unique_by=lambda each: each.competency,
)


@given(demands, offers, st.randoms())
@settings(max_examples=100)
def test_advice_reaches_all_that_courses_give_and_does_not_hang_on_their_order(wanted, offered, chance):
    open_gaps = gaps(*wanted)

    advice = advise(open_gaps, offered, {})

    shuffled = chance.sample(offered, len(offered))
    assert advise(open_gaps, shuffled, {}) == advice
    reached = {gap.competency: 0 for gap in open_gaps}
    for advised in advice.courses:
        assert advised.closings
        for closing in advised.closings:
            assert closing.from_level == reached[closing.competency] < closing.to_level <= closing.needed
            reached[closing.competency] = closing.to_level
    for gap in open_gaps:
        given_level = max((offer.proves.get(gap.competency, 0) for offer in offered), default=0)
        assert reached[gap.competency] == min(gap.demand.level, given_level)
