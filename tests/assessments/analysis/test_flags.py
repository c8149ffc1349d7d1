"""Each flag from answers that deserve it, and none from answers that do not."""

from random import Random

import pytest

from assessments.analysis.figures.answer_sheet import Column
from assessments.analysis.figures.item_figures import ItemFigures
from assessments.analysis.flags import flags_of
from assessments.analysis.item_analysis import analyse
from tests.assessments.analysis.answers import CHOICES, random_columns

SIZE = 200


def flags_with(answer, **facts):
    """The flags of an item whose answers `answer(ability, chance)` gives, beside nineteen items that measure well.

    `ability` is the place of the attempt among all, from 0 to 1.
    """
    chance = Random(5)
    others = [Column(f"other {number}") for number in range(19)]
    item = Column("item", **{"choices": CHOICES, **facts})
    for attempt in range(SIZE):
        ability = attempt / SIZE
        for number, other in enumerate(others):
            other.add(attempt, float(ability + chance.uniform(-0.2, 0.2) > (number + 0.5) / 19))
        chosen = answer(ability, chance)
        item.add(attempt, float(chosen == "a"), (chosen,))
    return analyse([*others, item], SIZE).items[-1].flags


def wrong(chance):
    return chance.choice("bcd")


def good(ability, chance):
    """The better somebody is, the likelier right, with a distractor for everybody else."""
    return "a" if ability > 0.5 else wrong(chance)


def test_an_item_that_tells_people_apart_has_no_flag():
    assert flags_with(good) == ()


def test_where_the_weakest_do_best_the_key_is_to_be_reviewed():
    assert flags_with(lambda ability, chance: "a" if ability < 0.5 else "b")[:2] == ("review_key", "misleading_choice")


def test_of_an_essay_the_marking_is_to_be_reviewed():
    def backwards(ability, chance):
        return "a" if ability < 0.5 else ""

    assert flags_with(backwards, choices=(), is_marked_by_people=True) == ("review_marking",)


def test_a_distractor_that_nobody_takes_is_named():
    assert flags_with(lambda ability, chance: "a" if ability > 0.5 else chance.choice("bc")) == ("unused_choice",)


def test_a_distractor_that_draws_the_best_is_named():
    def misled(ability, chance):
        if ability > 0.85:
            return "b"
        return "a" if ability > 0.3 else chance.choice("cd")

    assert "misleading_choice" in flags_with(misled)


def test_what_nearly_everybody_knows_is_too_easy_to_tell_people_apart():
    def easy(ability, chance):
        return wrong(chance) if ability < 0.04 else "a"

    assert flags_with(easy) == ("too_easy",)


def test_what_hardly_anybody_knows_is_too_hard():
    assert flags_with(lambda ability, chance: "a" if ability > 0.85 else wrong(chance)) == ("too_hard",)


@pytest.mark.parametrize(("guessing", "flag"), [(0.5, "too_hard"), (0.25, "retire")])
def test_what_everybody_guesses_is_too_hard(guessing, flag):
    def guessed(ability, chance):
        return "a" if chance.random() < 0.34 + ability / 12 else wrong(chance)

    assert flags_with(guessed, guessing=guessing)[0] == flag


def test_what_the_best_know_is_no_guesswork():
    def harder(ability, chance):
        return "a" if ability > 0.55 else wrong(chance)

    assert flags_with(harder, guessing=0.5) == ()


def test_an_item_that_lowers_the_reliability_may_be_retired():
    def by_chance(ability, chance):
        return "a" if chance.random() < 0.5 + ability / 8 else wrong(chance)

    assert flags_with(by_chance) == ("retire",)


def test_a_weak_item_that_lowers_nothing_is_to_be_rewritten():
    columns = random_columns(3, size=SIZE, items=12)
    # The worst answer still earns 0.4 and the best 0.6: alike in direction, too narrow to tell people apart.
    columns[0].shares = [0.4 + 0.2 * share for share in columns[0].shares]
    columns[0].choices = ()
    for column in columns[1:]:
        column.shares = [share / 5 for share in column.shares]

    assert analyse(columns, SIZE).items[0].flags == ("weak",)


def flags_at(*, facility=0.5, correlation=0.3, discrimination=0.4, guessing=0.0, if_dropped=0.7):
    """The flags of an item with these figures, in a test with an alpha of 0.7."""
    figures = ItemFigures(facility, 0.5, correlation, discrimination, 0.0, 0.0, None, ())
    return flags_of(Column("item", guessing=guessing), figures, alpha=0.7, if_dropped=if_dropped)


@pytest.mark.parametrize(
    ("figures", "flags"),
    [
        ({"correlation": -0.01}, ("review_key",)),
        ({"correlation": 0.0, "discrimination": 0.2}, ()),
        ({"correlation": None}, ()),
        ({"discrimination": 0.19}, ("weak",)),
        ({"discrimination": 0.19, "if_dropped": 0.71}, ("retire",)),
        ({"discrimination": 0.2, "if_dropped": 0.71}, ()),
        ({"discrimination": 0.19, "if_dropped": None}, ("weak",)),
        ({"facility": 0.95, "discrimination": 0.1}, ("too_easy",)),
        ({"facility": 0.94}, ()),
        ({"facility": 0.2}, ("too_hard",)),
        ({"facility": 0.21}, ()),
        ({"facility": 0.5, "guessing": 0.5, "discrimination": 0.19}, ("too_hard",)),
        ({"facility": 0.5, "guessing": 0.5, "discrimination": 0.2}, ()),
        ({"facility": 0.1, "correlation": -0.1}, ("review_key", "too_hard")),
    ],
)
def test_flags_begin_where_they_say(figures, flags):
    assert flags_at(**figures) == flags


@pytest.mark.parametrize(
    ("discrimination", "band"),
    [
        (0.4, "very_good"),
        (0.39, "good"),
        (0.3, "good"),
        (0.29, "marginal"),
        (0.2, "marginal"),
        (0.19, "poor"),
        (0.0, "poor"),
        (-0.01, "negative"),
    ],
)
def test_the_bands_of_discrimination_are_those_of_ebel_and_frisbie(discrimination, band):
    assert ItemFigures(0.5, 0.5, 0.3, discrimination, 0.0, 0.0, None, ()).band == band
