import importlib

import pytest
from django.apps import apps

from competencies.models import HoursConversion, HoursRule, ProfessionalismIndicator, TrainingForm

pytestmark = pytest.mark.django_db

loading = importlib.import_module("competencies.migrations.0005_load_training_forms_and_rules")


def load():
    loading.load_forms(apps, None)
    loading.load_hours_rule(apps, None)
    loading.load_professionalism_rule(apps, None)


def sizes():
    return [each.objects.count() for each in (TrainingForm, HoursRule, HoursConversion, ProfessionalismIndicator)]


def test_every_number_of_siasn_has_one_form():
    numbers = TrainingForm.objects.exclude(siasn_id=None).values_list("siasn_id", flat=True)

    assert sorted(numbers) == list(range(1, 26))
    assert TrainingForm.objects.get(siasn_id=8).code == "KL10"
    assert TrainingForm.objects.get(siasn_id=16).code == "NKL03"


def test_every_form_has_both_names():
    assert not TrainingForm.objects.filter(name_id="").exists()
    assert not TrainingForm.objects.filter(name_en="").exists()


def test_loading_again_adds_nothing_and_keeps_what_was_changed():
    TrainingForm.objects.filter(code="KL10").update(name_id="Nama baru")
    before = sizes()

    load()

    assert sizes() == before
    assert TrainingForm.objects.get(code="KL10").name_id == "Nama baru"


def test_the_first_rule_stays_for_the_credits_that_were_given_under_it():
    first, second = HoursRule.objects.order_by("version")

    assert first.valid_from == second.valid_from
    assert HoursRule.objects.in_force(second.valid_from) == second


def test_figures_that_no_regulation_confirmed_say_so():
    assert HoursConversion.objects.exclude(note="").count() == 3
    assert ProfessionalismIndicator.objects.get(group="general", code="technical").note.startswith("Bobot:")
