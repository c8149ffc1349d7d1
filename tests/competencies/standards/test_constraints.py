import pytest
from django.db import IntegrityError, transaction

from competencies.models import LearningPath, PathStep, PositionStandard, StandardLine
from tests.factories.accounts import make_unit
from tests.factories.standards import FIRST_DAY, competency, make_draft, make_path

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def draft(unit, at):
    return make_draft(unit, at)


def breaks(constraint, create, **fields):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        create(**fields)
    return constraint in str(broken.value) or "UNIQUE" in str(broken.value)


def test_a_standard_does_not_end_before_it_begins(unit, at):
    days = {"valid_from": FIRST_DAY, "valid_until": FIRST_DAY.replace(month=2)}

    facts = {"unit": unit, "name": "A", "created_at": at, **days}
    assert breaks("standard_ends_after_start", PositionStandard.objects.create, **facts)


@pytest.mark.parametrize("nationally", [True, False])
def test_a_unit_has_one_draft_of_a_name(unit, at, nationally):
    facts = {"unit": None if nationally else unit, "name": "A", "valid_from": FIRST_DAY, "created_at": at}
    PositionStandard.objects.create(**facts)

    assert breaks("standard_draft_once", PositionStandard.objects.create, **facts)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("standard_line_waived_or_level", {"lowest_level": None}),
        ("standard_line_waived_or_level", {"lowest_level": 0}),
        ("standard_line_waived_or_level", {"is_waived": True}),
        ("standard_line_wishes_no_less", {"wished_level": 2}),
        ("standard_recency", {"recent_months": 0}),
        ("standard_weight_1_to_5", {"weight": 0}),
        ("standard_weight_1_to_5", {"weight": 6}),
    ],
)
def test_a_line_is_a_demand_or_a_waiver(draft, name, fields):
    known = {"standard": draft, "competency": competency(), "lowest_level": 3}

    assert breaks(name, StandardLine.objects.create, **{**known, **fields})


def test_a_standard_has_one_line_for_the_same_positions(draft):
    facts = {"standard": draft, "competency": competency(), "lowest_level": 3}
    StandardLine.objects.create(**facts)

    assert breaks("standard_line_once_for_all_kinds", StandardLine.objects.create, **facts)


def test_a_course_and_a_place_are_in_a_path_once(unit, at):
    path = make_path(unit, at, courses=[("00000000-0000-0000-0000-000000000001", "Satu")], published=False)
    facts = {"path": path, "title": "Satu"}

    same_course = {"course_key": "00000000-0000-0000-0000-000000000001", "order": 2}
    same_place = {"course_key": "00000000-0000-0000-0000-000000000002", "order": 1}
    assert breaks("path_course_once", PathStep.objects.create, **facts, **same_course)
    assert breaks("path_order_once", PathStep.objects.create, **facts, **same_place)


def test_a_path_is_retired_after_it_was_published(unit, at):
    assert breaks("path_retired_was_published", LearningPath.objects.create, unit=unit, name_id="A", retired_at=at)


@pytest.mark.parametrize("nationally", [True, False])
def test_a_unit_has_one_draft_path_of_a_name(unit, nationally):
    facts = {"unit": None if nationally else unit, "name_id": "A"}
    LearningPath.objects.create(**facts)

    assert breaks("path_draft_once", LearningPath.objects.create, **facts)
