"""The national standard that every installation has from its first day."""

import importlib

import pytest
from django.apps import apps

from accounts.models import PositionKind
from competencies.models import PositionStandard, StandardLine

pytestmark = pytest.mark.django_db
load_standard = importlib.import_module("competencies.migrations.0007_load_position_standards").load_standard


def test_each_kind_of_position_is_asked_for_the_level_of_the_regulation():
    lines = StandardLine.objects.filter(standard__unit=None, standard__published_at__isnull=False)

    found = set(lines.values_list("position_kind__code", "lowest_level"))

    assert found == set(PositionKind.objects.values_list("code", "standard_level"))


def test_loading_it_again_adds_nothing_and_keeps_what_was_changed():
    standard = PositionStandard.objects.get(unit=None)
    standard.lines.filter(position_kind__code="05").delete()
    left = standard.lines.count()

    load_standard(apps, None)

    assert PositionStandard.objects.get(unit=None) == standard
    assert standard.lines.count() == left
