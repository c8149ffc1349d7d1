import csv
import hashlib
import io

import pytest
from django.urls import reverse

from accounts import audit
from accounts.audit import export
from accounts.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def download(client, auditor):
    client.force_login(auditor)

    def fetch(**query):
        return client.get(reverse("audit:export"), query)

    return fetch


def rows(response):
    return list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))


def test_the_file_holds_what_the_list_shows(download, person, chain):
    listed = rows(download(action="person.corrected"))

    assert [row["Alasan"] for row in listed] == ["Alasan 3", "Alasan 2", "Alasan 1"]


def test_an_inspector_can_recheck_every_row(download, chain):
    for row in rows(download(action="person.corrected")):
        sealed = f"{row['Sidik sebelumnya']}\n{row['Teks tersegel']}"

        assert hashlib.sha256(sealed.encode()).hexdigest() == row["Sidik"]


def test_taking_the_trail_out_stands_in_it(download, auditor, agency, chain):
    download(action="person.corrected").getvalue()

    entry = AuditEntry.objects.get(action="audit.exported")
    assert (entry.actor_id, entry.unit_id) == (auditor.public_id, agency.public_id)
    assert entry.target == "action=person.corrected"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_nothing_in_the_file_runs_as_a_formula(download, person, start):
    audit.record("person.corrected", subject=person, reason=f"{start}HYPERLINK()")

    assert rows(download(action="person.corrected"))[0]["Alasan"].startswith("'")


def test_a_file_that_would_be_too_long_is_refused_with_advice(download, chain, monkeypatch):
    monkeypatch.setattr(export, "MOST_ROWS", 2)

    response = download(action="person.corrected")

    assert response.status_code == 400
    assert "Pilih masa yang lebih pendek" in response.text
    assert not AuditEntry.objects.filter(action="audit.exported").exists()


def test_a_malformed_filter_gives_a_readable_page(download):
    response = download(since="besok")

    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/html")


def test_a_long_file_takes_no_more_queries(download, person, django_assert_num_queries):
    for _ in range(30):
        audit.record("person.corrected", subject=person)

    # Session, person, roles, the units and people of a small reach, whether it is too long, the entry, the rows.
    with django_assert_num_queries(8):
        download().getvalue()
