"""The content admin's way to people keeps the rules of their pages."""

import pytest
from django.urls import reverse

from accounts import services
from accounts.models import AuditEntry
from tests.factories.accounts import as_in_a_request, make_administrator, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def administrator(client):
    client.force_login(make_administrator())


def test_a_merged_record_is_not_opened_in_the_admin(client, at):
    kept, other = make_person("Siti Aminah"), make_person("Siti A.", employed=False)
    services.merge_people(kept=kept, other=other, at=at)
    url = reverse("wagtailusers_users:edit", args=[other.pk])

    client.post(url, {"full_name": "Siti A.", "is_active": "on"})

    assert not as_in_a_request(other).is_active
    client.get(reverse("wagtailusers_users:index"))  # which says that the form was saved
    assert "Siti A." not in client.get(reverse("wagtailusers_users:index")).text


def test_a_correction_of_an_old_employment_is_in_the_trail(client):
    employment = make_person("Siti Aminah").employments.get()
    services.leave(user=employment.user, on=employment.started_on, ending="retired", at=employment.user.joined_at)
    fields = {
        "number": employment.number,
        "status": "PNS",
        "unit": employment.unit_id,
        "position_title": "Arsiparis",
        "started_on": "2020-01-01",
        "ended_on": "",
    }

    client.post(reverse("employments:edit", args=[employment.pk]), fields)

    employment.refresh_from_db()
    assert (employment.ended_on, employment.ending) == (None, "")
    changes = AuditEntry.objects.get(action="employment.corrected").changes
    assert changes["started_on"] == ["2021-01-01", "2020-01-01"]
