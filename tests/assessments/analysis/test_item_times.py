from assessments.analysis.figures.item_times import seconds_per_item


def test_the_time_since_the_answer_before_belongs_to_the_item():
    assert seconds_per_item(100, [("b", 150), ("a", 120)]) == {"a": 20, "b": 30}


def test_coming_back_to_an_item_adds_to_its_time():
    assert seconds_per_item(0, [("a", 20), ("b", 30), ("a", 45)]) == {"a": 35, "b": 10}


def test_a_long_pause_is_nobodys_time():
    assert seconds_per_item(0, [("a", 20), ("b", 20 + 1801), ("c", 20 + 1801 + 5)]) == {"a": 20, "c": 5}


def test_an_answer_at_the_moment_of_the_start_tells_nothing():
    assert seconds_per_item(60, [("a", 60), ("b", 90)]) == {"b": 30}


def test_answers_that_came_together_tell_nothing():
    assert seconds_per_item(0, [("a", 60), ("b", 60), ("c", 75)]) == {"c": 15}
