"""Which line of which standard holds for somebody: no database."""

import datetime
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.standards.demands import Line, Place, demands_of, nearness, waivers_of

AGENCY, OFFICE, OTHER = "0001", "00010001", "0002"
SUPERVISOR = Place(unit_path=OFFICE, kind="05", title="Kepala Seksi Layanan")
SAFETY = 1


def line(level=2, **facts):
    known = {
        "competency": SAFETY,
        "lowest_level": level,
        "wished_level": None,
        "recent_months": None,
        "weight": 1,
        "is_waived": level is None,
        "unit_path": "",
        "kind": "",
        "title": "",
        "valid_from": datetime.date(2018, 1, 1),
        "standard": "Standar",
        "standard_id": "s",
    }
    return Line(**{**known, **facts})


def level_of(place, *lines):
    demand = demands_of(place, lines).get(SAFETY)
    return demand and demand.level


@pytest.mark.parametrize(
    ("further", "nearer"),
    [
        (line(2), line(3, unit_path=AGENCY)),
        (line(2, unit_path=AGENCY, kind="05", title=SUPERVISOR.title), line(3, unit_path=OFFICE)),
        (line(2, kind="05"), line(3, title=SUPERVISOR.title)),
        (line(2), line(3, kind="05")),
        (line(2, title=SUPERVISOR.title), line(3, title=SUPERVISOR.title, kind="05")),
        (line(2), line(3, valid_from=datetime.date(2026, 1, 1))),
        (line(2, standard_key=7), line(3, standard_key=8)),
    ],
    ids=["agency", "office", "title", "kind", "title and kind", "later", "made later"],
)
def test_the_nearer_line_holds_and_names_what_it_goes_before(further, nearer):
    demand = demands_of(SUPERVISOR, [nearer, further])[SAFETY]

    assert (demand.level, demand.line, demand.overridden) == (3, nearer, (further,))


@pytest.mark.parametrize("foreign", [{"unit_path": OTHER}, {"kind": "06"}, {"title": "Kepala Bidang"}])
def test_a_line_for_others_demands_nothing(foreign):
    assert demands_of(SUPERVISOR, [line(**foreign)]) == {}


def test_a_unit_below_does_not_bind_the_unit_above():
    assert demands_of(Place(unit_path=AGENCY), [line(unit_path=OFFICE)]) == {}


def test_nobody_has_a_kind_by_leaving_it_empty():
    assert demands_of(Place(unit_path=OFFICE), [line(kind="05")]) == {}


def test_a_title_counts_whatever_its_case_and_spaces():
    assert level_of(SUPERVISOR, line(3, title="KEPALA  seksi layanan")) == 3


def test_a_waiver_takes_the_demand_away_and_says_of_what():
    national, waiver = line(2), line(None, unit_path=OFFICE)

    assert demands_of(SUPERVISOR, [national, waiver]) == {}
    assert waivers_of(SUPERVISOR, [national, waiver])[SAFETY].overridden == (national,)


def test_a_demand_nearer_than_a_waiver_holds():
    assert level_of(SUPERVISOR, line(2), line(None, unit_path=AGENCY), line(4, unit_path=OFFICE)) == 4


def test_waiving_what_nobody_demands_is_not_worth_a_word():
    assert waivers_of(SUPERVISOR, [line(None, unit_path=OFFICE)]) == {}


LINES = st.lists(
    st.builds(
        line,
        level=st.sampled_from([None, 1, 2, 3, 4, 5]),
        competency=st.integers(1, 3),
        unit_path=st.sampled_from(["", AGENCY, OFFICE, OTHER]),
        kind=st.sampled_from(["", "05", "06"]),
        title=st.sampled_from(["", SUPERVISOR.title, SUPERVISOR.title.upper(), "Kepala Bidang"]),
        valid_from=st.sampled_from([datetime.date(2018, 1, 1), datetime.date(2026, 1, 1)]),
        standard_key=st.integers(1, 3),
    ),
    max_size=12,
)


@given(LINES, st.randoms(use_true_random=False))
def test_the_order_in_which_lines_are_read_decides_nothing(lines, chance: random.Random):
    shuffled = chance.sample(lines, len(lines))

    assert demands_of(SUPERVISOR, lines) == demands_of(SUPERVISOR, shuffled)
    assert waivers_of(SUPERVISOR, lines) == waivers_of(SUPERVISOR, shuffled)


@given(LINES)
def test_no_line_that_fits_is_nearer_than_the_one_that_holds(lines):
    found = {**demands_of(SUPERVISOR, lines), **waivers_of(SUPERVISOR, lines)}

    for each in found.values():
        assert all(nearness(other) <= nearness(each.line) for other in each.overridden)
        assert each.line.unit_path in ("", AGENCY, OFFICE)
    assert set(demands_of(SUPERVISOR, lines)).isdisjoint(waivers_of(SUPERVISOR, lines))


@given(LINES)
def test_a_line_of_the_persons_own_unit_goes_before_all_others(lines):
    own = line(5, competency=1, unit_path=OFFICE, kind="05", title=SUPERVISOR.title, standard_key=9)
    own = replace(own, valid_from=datetime.date(2027, 1, 1))

    assert demands_of(SUPERVISOR, [*lines, own])[1].line == own
