from decimal import Decimal

from django.template.loader import render_to_string

from theme.charts import BarChart, Meter


def test_bars_are_as_wide_as_their_share_of_the_maximum():
    chart = BarChart([("A", 2), ("B", Decimal("4.5"))], maximum=5)

    assert [bar.width for bar in chart.bars] == ["40.0", "90.0"]


def test_without_a_maximum_the_longest_bar_or_target_fills_the_width():
    chart = BarChart([("A", 2, 8), ("B", 4)])

    assert [bar.width for bar in chart.bars] == ["25.0", "50.0"]


def test_a_value_beyond_the_maximum_stays_in_the_picture():
    chart = BarChart([("A", 9, 7)], maximum=5)

    assert chart.bars[0].width == "100.0"
    assert chart.bars[0].target_x == "99.2"


def test_a_chart_of_nothing_has_no_bars():
    assert BarChart([]).bars == []
    assert BarChart([("A", 0)]).bars[0].width == "0.0"


def test_a_ring_is_full_at_most():
    assert Meter(30, 20).arc == "100"
    assert Meter(0, 0).percent == 0


def test_the_drawing_has_decimal_points_and_the_text_decimal_commas():
    chart = BarChart([("A", 3.3, 4.1)], maximum=5)

    drawn = render_to_string("theme/components/bar_chart.html", {"chart": chart, "title": "T", "finding": "F"})

    assert 'width="66.0"' in drawn
    assert "3,3 / 4,1" in drawn
    assert '<td class="number">3,3</td>' in drawn
