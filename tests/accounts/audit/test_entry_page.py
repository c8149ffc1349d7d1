import pytest
from django.urls import reverse

from accounts import audit
from tests.accounts.audit.test_proof import tamper

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry_page(client, auditor):
    client.force_login(auditor)

    def fetch(entry):
        return client.get(reverse("audit:entry", args=[entry.public_id]))

    return fetch


def test_the_page_shows_what_was_before_and_after(entry_page, person, unit):
    changes = {"full_name": ["Yuliana Wati", "Yuliana <Sari>"], "is_active": [True, False], "source": "impor"}
    with audit.acting(actor=person, address="10.0.0.7", origin="web"):
        entry = audit.record("person.corrected", subject=person, reason="Salah ketik", changes=changes)

    text = entry_page(entry).text

    assert "Nama tanpa gelar" in text
    assert "Yuliana &lt;Sari&gt;" in text
    for words in ["Salah ketik", "10.0.0.7", "Dinas Kominfo", "belum disegel"]:
        assert words in text


def test_a_sealed_entry_shows_its_number_and_that_it_fits(entry_page, chain):
    text = entry_page(chain[1]).text

    assert f"<dd>{chain[1].sequence}</dd>" in text
    assert "masih sama seperti saat disegel" in text


@pytest.mark.parametrize("which", [0, 1])
def test_an_entry_that_was_changed_or_follows_a_changed_one_says_so(entry_page, chain, which):
    tamper("UPDATE accounts_auditentry SET digest = 'abc', reason = 'lain' WHERE id = %s", chain[0].pk)

    assert "tidak lagi sama" in entry_page(chain[which]).text


def test_an_entry_after_a_removed_one_says_so(entry_page, chain):
    tamper("DELETE FROM accounts_auditentry WHERE id = %s", chain[0].pk)

    assert entry_page(chain[1]).context["fits"] is False


def test_the_first_entry_follows_nothing(entry_page, chain):
    first = type(chain[0]).objects.get(sequence=1)

    assert entry_page(first).context["fits"] is True


def test_an_entry_of_another_agency_is_not_found(entry_page, other_unit):
    assert entry_page(audit.record("unit.viewed", unit=other_unit)).status_code == 404


def test_the_page_takes_few_queries(entry_page, chain, django_assert_num_queries):
    with django_assert_num_queries(6):  # session, person, roles, the entry, its unit, the digest before
        entry_page(chain[1])
