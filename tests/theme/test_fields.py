import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string

from theme.style_examples import ExampleForm


@pytest.fixture
def draw():
    def draw(name, context):
        return BeautifulSoup(render_to_string(f"theme/components/{name}.html", context), "html.parser")

    return draw


def test_a_field_has_its_label_and_its_hint(draw):
    field = draw("field", {"field": ExampleForm()["email"]})

    assert field.label["for"] == field.input["id"]
    assert field.find(id=field.input["aria-describedby"]).text == "Contoh: nama@instansi.go.id"
    assert field.input["autocomplete"] == "email"


def test_a_wrong_field_is_marked_and_described_by_its_error(draw):
    field = draw("field", {"field": ExampleForm({"email": "bukan-surel"})["email"]})

    described = [field.find(id=target) for target in field.input["aria-describedby"].split()]
    assert field.input["aria-invalid"] == "true"
    assert field.input["value"] == "bukan-surel"
    assert "alamat email yang valid" in described[1].text


def test_a_field_that_may_stay_empty_says_so(draw):
    assert "(tidak wajib)" in draw("field", {"field": ExampleForm()["reason"]}).label.text


def test_a_group_of_choices_is_a_fieldset_with_a_label_for_each(draw):
    group = draw("field", {"field": ExampleForm({})["route"]})

    assert group.fieldset.legend.text.strip() == "Bagaimana Anda ingin belajar?"
    assert len(group.select("label.choice input[type=radio]")) == 2
    assert {group.find(id=target) is not None for target in group.fieldset["aria-describedby"].split()} == {True}


def test_the_error_summary_links_to_each_wrong_field(draw):
    form = ExampleForm({"email": "bukan-surel", "unit": "1", "agreed": "on"})

    summary = draw("error_summary", {"form": form})

    assert [link["href"] for link in summary.find_all("a")] == ["#id_email", "#id_route_0"]


def test_the_error_summary_tells_what_is_wrong_with_the_form_as_a_whole(draw):
    class Picky(forms.Form):
        def clean(self):
            raise forms.ValidationError("Tanggalnya bertabrakan.")

    summary = draw("error_summary", {"form": Picky({})})

    assert "Tanggalnya bertabrakan." in summary.text
    assert summary.div["role"] == "alert"


def test_a_form_without_errors_has_no_summary(draw):
    assert draw("error_summary", {"form": ExampleForm()}).text.strip() == ""
