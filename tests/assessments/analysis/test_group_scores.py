from assessments.analysis.figures.answer_sheet import Column
from assessments.analysis.figures.group_scores import group_scores
from tests.assessments.analysis.answers import column_of


def test_each_group_of_items_has_scores_of_its_own():
    columns = [column_of("a", [1, 0]), column_of("b", [0.5, 1], points=3), column_of("c", [1, 1])]

    assert group_scores(columns, {"a": "safety", "b": "safety", "c": "data"}, 2) == {
        "safety": [62.5, 75],
        "data": [100, 100],
    }


def test_who_saw_no_item_of_a_group_has_no_score_in_it():
    drawn = Column("a")
    drawn.add(1, 1.0)

    assert group_scores([drawn], {"a": "safety"}, 2) == {"safety": [None, 100]}
