from datetime import date

import pytest
from django.urls import reverse

from certificates.models import GradingScale
from tests.factories.accounts import make_administrator, make_trainer

pytestmark = pytest.mark.django_db
FORM = {"name": "Predikat LAN", "basis": "Peraturan baru", "valid_from": "2027-01-01"}


@pytest.fixture
def office(client):
    client.force_login(make_administrator())
    return client


def send(client, lines):
    return client.post(reverse("gradingscale:add"), {**FORM, "lines": lines})


def test_a_scale_of_a_known_name_is_its_next_version(office):
    send(office, "0 Kurang\n85,5 Sangat Memuaskan\n\n70 Memuaskan")

    scale = GradingScale.objects.get(name="Predikat LAN", version=2)
    assert scale.valid_from == date(2027, 1, 1)
    assert scale.bands == [
        {"from": "85.50", "name": "Sangat Memuaskan"},
        {"from": "70.00", "name": "Memuaskan"},
        {"from": "0.00", "name": "Kurang"},
    ]
    assert GradingScale.objects.get(version=1).bands[0]["from"] == "90.01"


@pytest.mark.parametrize(
    "lines",
    ["0 Kurang\nBaik sekali", "0 Kurang\n101 Terlalu tinggi", "50 Baik\n50,0 Lebih baik\n0 Kurang", "60 Cukup", "0"],
)
def test_what_is_no_scale_is_refused(office, lines):
    response = send(office, lines)

    assert response.status_code == 200
    assert response.context["form"].errors["lines"]
    assert GradingScale.objects.count() == 1


def test_a_scale_is_read_in_words_and_changed_by_nobody(office, client):
    scale = GradingScale.objects.get()

    assert (
        "90,01 Sangat Memuaskan; 80,01 Memuaskan"
        in office.get(reverse("gradingscale:inspect", args=[scale.pk])).content.decode()
    )
    assert office.get(reverse("gradingscale:edit", args=[scale.pk])).status_code == 302
    client.force_login(make_trainer())
    assert client.get(reverse("gradingscale:index")).status_code == 302
