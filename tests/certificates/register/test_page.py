import pytest
from django.db import models
from django.urls import reverse

from certificates.models import RegisterEntry
from certificates.register import checkpoints, services
from tests.factories.keys import give_up, key_in_use

pytestmark = pytest.mark.django_db


def page(client, **query):
    return client.get(reverse("certificates:register"), query)


def test_anybody_sees_the_last_signed_state(client, make_entries, at):
    make_entries(3)
    head = services.publish_head(at=at)

    text = page(client).content.decode()

    assert head.root in text
    assert "21 November 2026, 13.30 WIB" in text


def test_a_state_whose_key_was_given_up_is_no_proof(client, make_entries, at):
    [entry] = make_entries(1)
    services.publish_head(at=at)
    give_up(key_in_use(), at)

    response = page(client, kode=entry.certificate.code)

    assert [found.is_proven for found in response.context["found"]] == [None]
    assert response.context["head"].key.is_trusted is False


def test_an_empty_register_says_so(client):
    assert page(client).context["head"] is None


def test_the_entries_of_a_certificate_are_shown_and_checked(client, make_entries, revoke, at):
    [entry] = make_entries(1)
    services.publish_head(at=at)
    revoke(entry.certificate)

    response = page(client, kode=entry.certificate.grouped_code.lower())

    assert [(found.entry.kind, found.is_proven) for found in response.context["found"]] == [
        ("issued", True),
        ("revoked", None),
    ]
    assert entry.pdf_sha256 in response.content.decode()
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_an_entry_that_was_changed_does_not_fit(client, make_entries, at, unguarded):
    entry = make_entries(2)[0]
    services.publish_head(at=at)
    models.QuerySet(RegisterEntry).filter(pk=entry.pk).update(kind="revoked")

    response = page(client, kode=entry.certificate.code)

    assert [found.is_proven for found in response.context["found"]] == [False]


def test_before_the_first_head_entries_wait_for_it(client, make_entries):
    [entry] = make_entries(1)

    response = page(client, kode=entry.certificate.code)

    assert [found.is_proven for found in response.context["found"]] == [None]


def test_no_name_or_number_stands_beside_the_entries(client, make_entries, at):
    [entry] = make_entries(1)
    services.publish_head(at=at)

    text = page(client, kode=entry.certificate.code).content.decode()

    assert entry.certificate.number not in text
    assert entry.certificate.holder.full_name not in text


@pytest.mark.parametrize("code", ["", "7F3K", "UUUU-UUUU-UUUU"])
def test_a_malformed_code_is_explained(client, code):
    response = page(client, kode=code)

    assert response.status_code == 200
    assert response.context["form"].errors


def test_an_unknown_code_is_explained(client, make_entries, at):
    make_entries(1)
    services.publish_head(at=at)

    assert page(client, kode="7F3K-92QD-0ZXC").context["found"] == []


def test_the_page_costs_few_queries(client, make_entries, at, django_assert_max_num_queries):
    entries = make_entries(5)
    services.publish_head(at=at)

    with django_assert_max_num_queries(5):
        page(client, kode=entries[2].certificate.code)


def test_monitors_fetch_the_signed_state(client, make_entries, at):
    assert client.get(reverse("certificates:register_checkpoint")).status_code == 404
    make_entries(2)
    services.publish_head(at=at)

    response = client.get(reverse("certificates:register_checkpoint"))

    assert checkpoints.parse(response.content.decode().rpartition("\n\n")[0] + "\n").size == 2
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
