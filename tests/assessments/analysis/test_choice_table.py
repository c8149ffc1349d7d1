import pytest

from assessments.analysis.figures.answer_sheet import Choice
from assessments.analysis.figures.choice_table import choice_table
from assessments.analysis.figures.score_groups import lower_group, upper_group

TOTALS = list(range(40))


def test_a_choice_that_nobody_took_stays_in_the_table():
    table = tabled((Choice("a", is_right=True), Choice("b")), [("a",)] * 40)

    assert [(row.key, row.is_right, row.count, row.mean_total) for row in table] == [
        ("a", True, 40, 19.5),
        ("b", False, 0, None),
    ]


def test_the_groups_tell_whom_a_choice_draws():
    table = tabled((Choice("a"), Choice("b")), [("a",)] * 20 + [("a", "b")] * 20)

    assert [(row.upper, row.lower) for row in table] == [(1, 1), (1, 0)]
    assert [row.mean_total for row in table] == [19.5, 29.5]
    assert [row.draws_the_best for row in table] == [False, True]


def test_one_person_more_among_the_best_is_chance():
    table = tabled((Choice("a"), Choice("b")), [("b",)] * 2 + [("a",)] * 35 + [("b",)] * 3)

    assert (table[1].upper, table[1].lower) == (3 / 11, 2 / 11)
    assert not table[1].draws_the_best


@pytest.mark.parametrize(("of_the_best", "is_more"), [(30, False), (31, True)])
def test_a_difference_counts_from_twice_its_standard_error(of_the_best, is_more):
    totals = list(range(370))  # of which 100 are the best and 100 the weakest
    chosen = [("b",)] * 18 + [("a",)] * (352 - of_the_best) + [("b",)] * of_the_best

    table = tabled((Choice("b"),), chosen, totals)

    assert table[0].draws_the_best is is_more


def test_an_answer_in_own_words_is_shown_when_several_gave_it():
    table = tabled((), [("jakarta",)] * 20 + [("bandung",)] * 5 + [("my name is Siti",)] * 4 + [()] * 11)

    assert [(row.key, row.is_offered) for row in table] == [("jakarta", False), ("bandung", False)]


def test_only_the_most_frequent_own_answers_are_listed():
    table = tabled((), [(str(number % 12),) for number in range(120)], totals=list(range(120)))

    assert len(table) == 10


def test_where_nothing_can_be_chosen_there_is_no_table():
    assert tabled((), [()] * 40) == ()


def tabled(choices, chosen, totals=TOTALS):
    return choice_table(choices, chosen, totals, upper=upper_group(totals), lower=lower_group(totals))
