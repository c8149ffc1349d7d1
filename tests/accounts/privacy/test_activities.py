"""The record of processing activities: as shipped, as a file, and corrected."""

import io

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import DataCategory, ProcessingActivity
from tests.factories.accounts import make_administrator, make_unit
from tests.factories.privacy import make_dpo

pytestmark = pytest.mark.django_db


def facts_of(activity, **changes):
    names = [
        "name", "purpose", "basis", "basis_detail", "subjects", "recipients", "transfers", "retention", "security",
        "source",
    ]  # fmt: skip
    known = {name: getattr(activity, name) for name in names}
    categories = list(activity.categories.values_list("pk", flat=True))
    return {**known, "categories": categories, **changes}


def test_every_shipped_activity_has_categories_and_every_category_an_activity():
    assert not ProcessingActivity.objects.filter(categories=None).exists()
    assert not DataCategory.objects.filter(activities=None).exists()
    assert ProcessingActivity.objects.count() == 8


def test_mandatory_training_does_not_rest_on_consent():
    by_consent = ProcessingActivity.objects.filter(basis="consent")

    assert list(by_consent.values_list("code", flat=True)) == ["training-news"]


def test_an_officer_reads_the_record_in_few_queries(client, django_assert_max_num_queries):
    client.force_login(make_dpo(make_unit()))

    with django_assert_max_num_queries(10):
        page = client.get(reverse("privacy:activities")).content.decode()

    assert "Penerbitan dan verifikasi sertifikat" in page


def test_the_file_has_a_line_for_each_activity_and_no_formulas(client):
    ProcessingActivity.objects.filter(code="training").update(purpose="=1+1")
    client.force_login(make_dpo(make_unit()))

    text = client.get(reverse("privacy:activities_csv")).content.decode("utf-8-sig")

    assert len(text.strip().splitlines()) == 9
    assert "'=1+1" in text


def test_a_correction_counts_the_version_up(client):
    activity = ProcessingActivity.objects.get(code="training")
    client.force_login(make_administrator())
    url = reverse("privacy:activity", args=["training"])

    client.post(url, facts_of(activity, purpose="Tujuan baru."))
    client.post(url, facts_of(activity, purpose="Tujuan baru."))

    activity.refresh_from_db()
    assert (activity.purpose, activity.version) == ("Tujuan baru.", 2)


@pytest.mark.parametrize("facts", [{"purpose": ""}, {"basis_detail": ""}, {"version": 0}])
def test_the_database_refuses_an_activity_without_purpose_or_basis(facts):
    known = {"code": "x", "name": "x", "purpose": "x", "basis_detail": "x", "updated_at": timezone.now()}

    with pytest.raises(IntegrityError), transaction.atomic():
        ProcessingActivity.objects.create(**{**known, **facts})


def test_the_record_is_a_workbook_too(client):
    client.force_login(make_dpo(make_unit()))

    content = client.get(reverse("privacy:activities_xlsx")).content

    rows = list(load_workbook(io.BytesIO(content)).active.values)
    assert len(rows) == 1 + ProcessingActivity.objects.count()
