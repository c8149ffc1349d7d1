"""The indicators as they are loaded, judged without a database."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest

from competencies.lesson_hours.ip_asn import Indicator, Training, group_of, judge
from tests.factories.lesson_hours import DATA

TODAY = date(2026, 11, 22)
FACTS = ("lowest_hours", "look_back_months", "trained_titles")


def indicators(group, **changes):
    rows = json.loads((DATA / "ip_asn_rule_1.json").read_text(encoding="utf-8"))["indicators"]
    return {
        row["code"]: Indicator(
            points=Decimal(row["points"]),
            forms=frozenset(row["forms"]),
            **{name: row[name] for name in FACTS if name in row},
            **changes,
        )
        for row in rows
        if row["group"] == group
    }


def verdict(code, *trainings, group="functional", title="", **changes):
    return judge([indicators(group, **changes)[code]], trainings, on=TODAY, position_title=title)[0]


def technical(hours=20, months_ago=1, form="KL03"):
    return Training(form, hours, TODAY - timedelta(days=30 * months_ago), "Pelatihan teknis")


@pytest.mark.parametrize("group", ["structural", "functional", "general"])
def test_the_dimension_gives_40_points_to_every_group(group):
    assert sum(each.points for each in indicators(group).values()) == 40


@pytest.mark.parametrize(
    ("group", "points"),
    [
        ("structural", {"leadership": 15, "technical": 15, "seminar": 10}),
        ("functional", {"functional": 15, "technical": 15, "seminar": 10}),
        ("general", {"technical": Decimal("22.5"), "seminar": Decimal("17.5")}),
    ],
)
def test_each_group_has_its_own_indicators(group, points):
    assert {code: each.points for code, each in indicators(group).items()} == points


@pytest.mark.parametrize(
    ("code", "kind_group", "group"),
    [
        ("03", "JPT", "structural"),
        ("04", "Administrasi", "structural"),
        ("05", "Administrasi", "structural"),
        ("06", "Administrasi", "general"),
        ("12", "Fungsional keterampilan", "functional"),
        ("21", "Fungsional keahlian", "functional"),
    ],
)
def test_the_kind_of_position_says_which_group(code, kind_group, group):
    assert group_of(code, kind_group) == group


def test_technical_training_of_20_jp_gives_all_points():
    found = verdict("technical", technical())

    assert (found.is_met, found.points, found.reason) == (True, 15, "one")


def test_one_jp_less_gives_none():
    found = verdict("technical", technical(19))

    assert (found.points, found.reason, found.facts) == (0, "too_short", {"hours": 19, "lowest": 20})


def test_short_ones_add_up_only_where_the_agency_says_so():
    short = [technical(12), technical(8, months_ago=3)]

    assert not verdict("technical", *short).is_met
    assert verdict("technical", *short, adds_up=True).reason == "together"
    assert verdict("technical", technical(12), adds_up=True).reason == "too_short"


def test_technical_training_counts_for_a_year():
    last_day, too_old = Training("KL03", 20, date(2025, 11, 22)), Training("KL03", 20, date(2025, 11, 21), "Lama")

    assert verdict("technical", last_day).is_met
    assert verdict("technical", too_old).reason == "too_old"


def test_a_seminar_counts_for_two_years():
    assert verdict("seminar", technical(4, months_ago=20, form="KL06")).is_met
    assert not verdict("seminar", technical(4, months_ago=26, form="KL06")).is_met


def test_technical_guidance_counts_as_seminar_and_not_as_technical_training():
    guidance = technical(40, form="KL10")

    assert verdict("technical", guidance).reason == "none"
    assert verdict("seminar", guidance).is_met


@pytest.mark.parametrize("title", ["Dokter Ahli Muda", "Perawat, Ahli Muda", "Guru", "Dokter/Gigi"])
def test_some_positions_count_as_trained(title):
    assert verdict("functional", title=title).reason == "trained_position"


@pytest.mark.parametrize("title", ["Penata Kelola Perawatan", "Pengawas Guru", "Analis Kebijakan Dokter", "", "—"])
def test_a_position_that_only_deals_with_them_is_not(title):
    assert verdict("functional", title=title).reason == "none"


def test_what_is_still_to_come_does_not_count():
    assert not verdict("technical", Training("KL03", 20, TODAY + timedelta(days=1))).is_met
