from types import SimpleNamespace

import pytest

from assessments.quizzes.paging import page_of


def items(*given):
    return [SimpleNamespace(current_given=each) for each in given]


def test_all_questions_stand_on_one_page():
    found = items([], [])

    page = page_of(found, "2", is_one_by_one=False)

    assert (page.items, page.number, page.previous, page.next) == (found, 0, 0, 0)


@pytest.mark.parametrize(("asked", "around"), [("1", (0, 2)), ("2", (1, 3)), ("3", (2, 0))])
def test_one_by_one_leads_to_the_neighbours(asked, around):
    found = items([], [], [])

    page = page_of(found, asked, is_one_by_one=True)

    assert page.items == [found[int(asked) - 1]]
    assert (page.previous, page.next) == around


@pytest.mark.parametrize("asked", [None, "", "0", "4", "-1", "1.5", "x", "٢", "9" * 400])
def test_without_sense_the_first_question_without_an_answer_comes(asked):
    assert page_of(items(["a"], [], []), asked, is_one_by_one=True).number == 2


def test_when_all_are_answered_the_first_comes():
    assert page_of(items(["a"], ["b"]), None, is_one_by_one=True).number == 1
