import pytest
from django.urls import reverse

from tests.factories.accounts import make_officer, make_unit

pytestmark = pytest.mark.django_db


def test_no_role_is_chosen_in_advance_and_the_unit_says_when_it_is_needed(client):
    client.force_login(make_officer("agency_administrator", make_unit()))

    form = client.get(reverse("roles:grant")).context["form"]

    labels = [str(label) for _, label in form.fields["role"].choices]
    assert labels[0] == "Pilih peran"
    assert all(label[0].isupper() for label in labels)
    assert "Wajib untuk: pengelola SDM" in form.fields["unit"].help_text
