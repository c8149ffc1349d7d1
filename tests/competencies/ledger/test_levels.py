"""The rule for the current level: pure, so that anybody can reckon it again."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from competencies.ledger.levels import Proof, counts, current, is_recent, last_recent_day, next_change

TODAY = datetime.date(2026, 11, 21)
near = st.dates(datetime.date(2026, 9, 1), datetime.date(2027, 2, 1))
proofs = st.lists(
    st.builds(
        Proof,
        level=st.integers(1, 5),
        earned_on=near,
        valid_until=st.none() | near,
        is_revoked=st.booleans(),
    ),
    max_size=5,
)
months = st.none() | st.integers(1, 3)


def proof(level, earned="2026-01-15", until=None, **facts):
    day = datetime.date.fromisoformat
    return Proof(level=level, earned_on=day(earned), valid_until=until and day(until), **facts)


def test_the_highest_valid_proof_counts():
    assert current([proof(2), proof(4), proof(3)], TODAY).level == 4


def test_of_two_of_one_level_the_later_is_shown():
    assert current([proof(3, "2026-05-01"), proof(3, "2026-03-01")], TODAY).earned_on.month == 5


def test_a_revoked_proof_does_not_count():
    assert current([proof(4, is_revoked=True), proof(2)], TODAY).level == 2


def test_a_proof_counts_through_its_last_day():
    assert counts(proof(3, until="2026-11-21"), TODAY)
    assert not counts(proof(3, until="2026-11-20"), TODAY)


def test_a_proof_does_not_count_before_it_was_earned():
    assert current([proof(3, "2026-11-22")], TODAY) is None


def test_a_proof_of_twelve_months_ago_is_recent_enough_to_the_day():
    assert is_recent(proof(3, "2025-11-21"), TODAY, 12)
    assert not is_recent(proof(3, "2025-11-20"), TODAY, 12)


def test_a_lower_level_that_is_recent_goes_before_a_higher_one_that_is_not():
    assert current([proof(4, "2024-01-01"), proof(2, "2026-06-01")], TODAY, recent_months=12).level == 2


def test_in_a_shorter_month_its_last_day_ends_the_time():
    assert last_recent_day(datetime.date(2026, 8, 31), 6) == datetime.date(2027, 2, 28)
    assert last_recent_day(datetime.date(2023, 11, 30), 3) == datetime.date(2024, 2, 29)


def test_it_is_known_when_the_figure_changes_by_itself():
    assert next_change([proof(3, until="2026-12-31")], TODAY) == datetime.date(2027, 1, 1)
    assert next_change([proof(3, "2025-12-01")], TODAY, 12) == datetime.date(2026, 12, 2)
    assert next_change([proof(3, "2026-12-24")], TODAY) == datetime.date(2026, 12, 24)
    assert next_change([proof(3), proof(4, is_revoked=True, until="2026-12-31")], TODAY) is None
    assert next_change([proof(3, until="9999-12-31")], TODAY) is None


@given(proofs, near, months)
def test_no_proof_that_counts_is_higher_than_the_current_one(rows, on, recent):
    found = current(rows, on, recent)

    counting = [row for row in rows if counts(row, on) and is_recent(row, on, recent)]
    assert (found is None) == (not counting)
    assert found is None or (found in counting and found.level == max(row.level for row in counting))


@given(proofs, near, months)
def test_the_order_of_the_rows_says_nothing(rows, on, recent):
    assert current(rows, on, recent) == current(rows[::-1], on, recent) or (
        current(rows, on, recent).level == current(rows[::-1], on, recent).level
    )


@given(proofs, near, months)
def test_a_demand_of_recency_never_raises_the_level(rows, on, recent):
    def level(found):
        return found.level if found else 0

    assert level(current(rows, on, recent)) <= level(current(rows, on))


@given(proofs, near, months)
def test_until_the_day_of_the_next_change_nothing_changes(rows, on, recent):
    ends = next_change(rows, on, recent) or on + datetime.timedelta(days=250)

    days = [on + datetime.timedelta(days=number) for number in range((ends - on).days)]
    assert ends > on
    assert len({row.level if row else 0 for row in (current(rows, day, recent) for day in days)}) == 1
