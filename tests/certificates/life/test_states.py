from datetime import date

import pytest

from certificates.life.states import State, days_left, is_over, state_of
from certificates.life.words import WORDS

TODAY = date(2026, 11, 21)


def state(**facts):
    return state_of(**{"on": TODAY, "valid_until": None, "expiring_days": 90, **facts})


@pytest.mark.parametrize(
    ("valid_until", "expected"),
    [
        (None, State.VALID),
        (date(2027, 2, 20), State.VALID),  # in 91 days
        (date(2027, 2, 19), State.EXPIRING),  # in 90
        (TODAY, State.EXPIRING),  # its last day
        (date(2026, 11, 20), State.EXPIRED),
    ],
)
def test_the_days_left_decide_between_valid_expiring_and_expired(valid_until, expected):
    assert state(valid_until=valid_until) == expected


def test_an_agency_chooses_when_a_certificate_counts_as_expiring():
    assert state(valid_until=date(2026, 12, 21), expiring_days=30) == State.EXPIRING
    assert state(valid_until=date(2026, 12, 21), expiring_days=29) == State.VALID


@pytest.mark.parametrize("valid_until", [None, date(2030, 1, 1), date(2020, 1, 1)])
def test_revoked_goes_before_superseded_before_renewed_before_the_days(valid_until):
    facts = {"valid_until": valid_until}

    assert state(**facts, is_renewed=True) == State.RENEWED
    assert state(**facts, is_renewed=True, is_superseded=True) == State.SUPERSEDED
    assert state(**facts, is_renewed=True, is_superseded=True, is_revoked=True) == State.REVOKED


def test_the_last_day_belongs_to_the_validity():
    assert not is_over(TODAY, TODAY)
    assert is_over(date(2026, 11, 20), TODAY)
    assert not is_over(None, TODAY)
    assert days_left(TODAY, TODAY) == 0


def test_every_state_has_a_word_a_tone_and_a_sign():
    assert set(WORDS) == set(State)
    assert all(words.label and words.tone and words.icon for words in WORDS.values())
    assert len({str(words.label) for words in WORDS.values()}) == len(State)
