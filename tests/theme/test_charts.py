from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from theme.charts import BarChart, ColumnChart, HeatHead, HeatMap, IntervalChart, Meter, RadarChart


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


def test_the_highest_column_fills_the_picture():
    chart = ColumnChart([("0–9", 4), ("10–19", 8), ("20–29", 0)])

    assert [(column.y, column.height) for column in chart.columns] == [
        ("50.0", "50.0"),
        ("0.0", "100.0"),
        ("100.0", "0.0"),
    ]


def test_columns_of_nothing_are_flat():
    assert ColumnChart([("0–9", 0)]).columns[0].height == "0.0"
    assert ColumnChart([]).columns == []


def test_intervals_share_one_scale_that_holds_nought():
    chart = IntervalChart([("A", "+10", "5–15", 5, 10, 15), ("B", "-2", "-5–1", -5, -2, 1)])

    assert chart.zero_x == "25.0"
    assert [(each.x, each.width) for each in chart.intervals] == [("50.0", "50.0"), ("0.0", "30.0")]


def test_the_mark_of_a_mean_stays_in_the_picture():
    chart = IntervalChart([("A", "+10", "", 10, 10, 10), ("B", "0", "", 0, 0, 0)])

    assert [each.middle_x for each in chart.intervals] == ["99.2", "0.0"]


def test_intervals_of_nothing_are_no_error():
    assert IntervalChart([]).intervals == []
    assert IntervalChart([("A", "0", "", 0, 0, 0)]).intervals[0].width == "0.0"


@pytest.mark.parametrize(
    ("component", "chart"),
    [
        ("column_chart", ColumnChart([("0–9", 4.5)], label_heading="Skor")),
        ("interval_chart", IntervalChart([("A", "4,5", "1,5–7,5", 1.5, 4.5, 7.5)], label_heading="Skor")),
    ],
)
def test_each_chart_has_its_finding_its_table_and_its_file(component, chart):
    drawn = render_to_string(
        f"theme/components/{component}.html", {"chart": chart, "title": "T", "finding": "F", "csv_url": "/data.csv"}
    )

    assert '<p class="finding">F</p>' in drawn
    assert '<td class="number">4,5</td>' in drawn
    assert 'href="/data.csv"' in drawn


def test_a_radar_puts_the_first_axis_up_and_a_full_value_at_its_tip():
    chart = RadarChart([("A", 4, 2), ("B", 0, None), ("C", 4, 9), ("D", 2, 1)], maximum=4)

    assert chart.axes[0].tip == "60.0 14.0"
    assert chart.area == "60.0,14.0 60.0,60.0 60.0,106.0 37.0,60.0"
    assert chart.needs == "60.0,37.0 60.0,60.0 60.0,106.0 48.5,60.0"
    assert len(chart.rings) == 4


@pytest.mark.parametrize(("rows", "is_drawable"), [(0, False), (2, False), (3, True), (12, True)])
def test_a_radar_needs_three_axes_to_be_drawn(rows, is_drawable):
    assert RadarChart([("A", 1, None)] * rows, maximum=4).is_drawable is is_drawable


def test_more_axes_than_can_be_told_apart_are_refused():
    with pytest.raises(ValueError, match="13 axes"):
        RadarChart([("A", 1, None)] * 13, maximum=4)


def test_a_radar_says_its_numbers_as_a_table_which_stays_open_where_nothing_is_drawn():
    chart = RadarChart([("A", 2, 3), ("B", 0, None)], maximum=4)

    drawn = render_to_string("theme/components/radar_chart.html", {"chart": chart, "title": "T", "finding": "F"})

    assert "<svg" not in drawn
    assert '<details class="details" open>' in drawn
    assert '<th scope="row">A</th><td class="number">2</td><td class="number">3</td>' in drawn


def test_the_cells_of_a_heat_map_fall_into_five_steps():
    values = [0, 19.4, 19.6, 40, 79, 80, 100]
    chart = HeatMap([HeatHead("X")] * 7, [(HeatHead("A"), values)])

    assert [cell.shade for cell in chart.rows[0][1]] == ["s1", "s1", "s2", "s3", "s4", "s5", "s5"]
    assert chart.legend == [("s1", "0–19%"), ("s2", "20–39%"), ("s3", "40–59%"), ("s4", "60–79%"), ("s5", "80–100%")]


def test_a_cell_says_its_number_and_one_that_is_suppressed_says_why():
    rows = [(HeatHead("Unit <1>", url="/unit/"), [(64, "/sel/"), HeatMap.SUPPRESSED, None])]
    chart = HeatMap([HeatHead("X"), HeatHead("Y"), HeatHead("Z")], rows)

    drawn = render_to_string("theme/components/heat_map.html", {"chart": chart, "title": "T", "finding": "F"})

    assert '<td class="s4"><a href="/sel/">64%</a></td><td>–</td><td></td>' in drawn
    assert '<a href="/unit/">Unit &lt;1&gt;</a>' in drawn
    assert "kurang dari lima" in drawn


def test_a_heat_map_without_suppressed_cells_explains_no_dash():
    chart = HeatMap([HeatHead("X")], [(HeatHead("A"), [3])])

    drawn = render_to_string("theme/components/heat_map.html", {"chart": chart, "title": "T", "finding": "F"})

    assert "kurang dari lima" not in drawn
