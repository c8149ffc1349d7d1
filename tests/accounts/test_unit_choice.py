import pytest
from django import forms

from accounts import unit_choice
from accounts.models import OrgUnit
from accounts.unit_choice import UnitChoice
from tests.factories.accounts import make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_unit("Kabupaten Satu")


@pytest.fixture
def offices(agency):
    return [make_unit(f"Dinas {name}", parent=agency, code=f"D{name}") for name in ("Satu", "Satu Pintu", "Tiga")]


@pytest.fixture
def many(offices, monkeypatch):
    monkeypatch.setattr(unit_choice, "MOST_CHOICES", 3)


def field_for(units, **options):
    field = UnitChoice(**options)
    field.offer(units)
    return field


def typed(text):
    return field_for(OrgUnit.objects.open()).clean(text)


def test_few_units_are_a_list_to_choose_from(agency, offices):
    field = field_for(OrgUnit.objects.open())

    assert isinstance(field.widget, forms.Select)
    assert field.clean(str(offices[0].public_id)) == offices[0]


def test_many_units_are_a_field_for_words_and_no_list(many):
    html = forms.BoundField(forms.Form(), field_for(OrgUnit.objects.open()), "unit").as_widget()

    assert 'type="text"' in html
    assert "Dinas" not in html


@pytest.mark.parametrize("text", ["DSatu", "dinas  satu", "Dinas Satu (DSatu)"])
def test_the_name_or_the_code_finds_a_unit(many, offices, text):
    assert typed(text) == offices[0]


def test_what_the_page_shows_finds_the_same_unit(many, offices):
    shown = field_for(OrgUnit.objects.open()).prepare_value(offices[1].public_id)

    assert shown == "Dinas Satu Pintu (DSatu Pintu)"
    assert typed(shown) == offices[1]


def test_the_id_of_a_unit_finds_it_too(many, offices):
    assert typed(str(offices[2].public_id)) == offices[2]


def test_words_that_fit_several_name_them(many):
    with pytest.raises(forms.ValidationError, match=r"Dinas Satu \(DSatu\); Dinas Satu Pintu"):
        typed("Satu")


@pytest.mark.parametrize("text", ["Dinas Lima", "a\0b", "x" * 300])
def test_words_that_fit_none_are_refused(many, text):
    with pytest.raises(forms.ValidationError):
        typed(text)


def test_units_that_were_not_offered_are_not_found(many, agency, offices, monkeypatch):
    monkeypatch.setattr(unit_choice, "MOST_CHOICES", 1)
    field = field_for(OrgUnit.objects.exclude(pk=offices[2].pk))

    with pytest.raises(forms.ValidationError):
        field.clean("DTiga")


def test_empty_stays_empty(many):
    assert field_for(OrgUnit.objects.open(), required=False).clean("") is None


def test_choices_are_indented_below_the_topmost_one_offered(agency, offices):
    section = make_unit("Bidang Satu", parent=offices[0])
    below = OrgUnit.objects.filter(path__startswith=offices[0].path)

    labels = [label for _, label in field_for(below).choices]

    assert labels == ["Pilih unit kerja", "Dinas Satu", f"{unit_choice.INDENT}{section.name}"]
