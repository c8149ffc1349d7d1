import pytest

from competencies.lesson_hours.figures import fewest_days


@pytest.mark.parametrize(("hours", "ceiling", "days"), [(20, 3, 7), (21, 3, 7), (22, 3, 8), (3, 3, 1), (1, 3, 1)])
def test_the_fewest_days_on_which_so_many_hours_count(hours, ceiling, days):
    assert fewest_days(hours, ceiling) == days
