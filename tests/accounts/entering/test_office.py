"""The desk of the officers who help people to their first sign-in."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.entering import activation
from accounts.models import ActivationCode, AuditEntry, CodeSheet
from tests.accounts.entering.steps import choose, enter_code, link_in, number_of, signed_in_as, text_of
from tests.factories.accounts import make_hr_officer, make_person, make_unit

pytestmark = pytest.mark.django_db


def url(name, thing):
    return reverse(f"entering:{name}", args=[thing.public_id])


def code_of(person, pdf):
    """What stands behind the person's name on the paper."""
    text = text_of(pdf)
    return text[text.index(person.full_name) :].split("Kode aktivasi:")[1].split()[0]


def test_the_officer_comes_to_the_own_unit_at_once(client, officer, unit):
    client.force_login(officer)

    assert client.get(reverse("entering:manage")).url == url("manage_unit", unit)
    assert "Aktivasi akun" in client.get(reverse("accounts:office")).content.decode()


def test_only_people_without_a_password_are_listed(client, officer, unit, newcomer):
    below = make_unit("Bidang Aptika", unit)
    make_person("Di Bawah", unit=below, password=None)
    make_person("Sudah Aktif", unit=unit)
    make_person("Di Luar", unit=make_unit("Dinas Lain"), password=None)
    client.force_login(officer)

    page = client.get(url("manage_unit", unit))

    assert [row.user.full_name for row in page.context["page_obj"]] == ["Di Bawah", "Yuliana Wati"]


def test_the_sheet_opens_the_accounts_of_those_on_it(client, officer, unit, newcomer):
    client.force_login(officer)
    pdf = client.post(url("make_sheet", unit)).content
    visitor = type(client)()

    choose(visitor, enter_code(visitor, number_of(newcomer), code_of(newcomer, pdf)).url)

    assert pdf.startswith(b"%PDF")
    assert signed_in_as(visitor) == newcomer.pk


def test_a_slip_says_what_to_do_and_hides_the_number(client, officer, unit, newcomer, settings):
    client.force_login(officer)

    text = " ".join(text_of(client.post(url("make_sheet", unit)).content).split())

    assert f"{settings.SITE_URL}/aktivasi/" in text.replace(" ", "") or settings.SITE_URL in text
    assert "NI PPPK" in text
    assert number_of(newcomer) not in text.replace(" ", "")


def test_a_sheet_is_in_the_audit_trail_without_its_codes(client, officer, unit, newcomer):
    client.force_login(officer)
    pdf = client.post(url("make_sheet", unit)).content

    entry = AuditEntry.objects.get(action="activation.sheet_made")

    assert (entry.actor_id, entry.unit_id) == (officer.public_id, unit.public_id)
    assert code_of(newcomer, pdf) not in str(vars(entry))


def test_printing_again_ends_the_first_sheet(client, officer, unit, newcomer):
    client.force_login(officer)
    first = code_of(newcomer, client.post(url("make_sheet", unit)).content)
    second = code_of(newcomer, client.post(url("make_sheet", unit)).content)
    visitor = type(client)()

    assert enter_code(visitor, number_of(newcomer), first).status_code == 200
    assert enter_code(visitor, number_of(newcomer), second).status_code == 302


def test_a_unit_where_everyone_is_active_needs_no_sheet(client, officer, unit):
    client.force_login(officer)

    response = client.post(url("make_sheet", unit), follow=True)

    assert "Tidak ada yang memerlukan kode dari Anda" in response.content.decode()
    assert not CodeSheet.objects.exists()


def test_links_go_to_all_who_have_an_address(client, officer, unit, newcomer, mailoutbox):
    make_person("Tanpa Surel", unit=unit, password=None)
    client.force_login(officer)

    response = client.post(url("mail_unit", unit), follow=True)

    assert [mail.to for mail in mailoutbox] == [[newcomer.email]]
    assert "1 surel sedang dikirim" in response.content.decode()
    assert choose(type(client)(), link_in(mailoutbox[0])).status_code == 302


def test_a_link_goes_to_one_person(client, officer, newcomer, mailoutbox):
    client.force_login(officer)

    client.post(url("mail_person", newcomer))

    assert [mail.to for mail in mailoutbox] == [[newcomer.email]]


def test_officers_of_other_units_get_nothing(client, unit, newcomer):
    client.force_login(make_hr_officer(make_unit("Dinas Lain")))

    assert client.get(url("manage_unit", unit)).status_code == 404
    assert client.post(url("make_sheet", unit)).status_code == 404
    assert client.post(url("mail_unit", unit)).status_code == 404
    assert client.post(url("mail_person", newcomer)).status_code == 404
    assert not ActivationCode.objects.exists()


def test_the_list_is_paged_and_costs_the_same_for_many(client, officer, unit, django_assert_max_num_queries):
    for number in range(60):
        make_person(f"Pegawai {number:02}", unit=unit, password=None)
    client.force_login(officer)

    with django_assert_max_num_queries(11):
        page = client.get(url("manage_unit", unit))

    assert len(page.context["page_obj"]) == 50


def test_more_people_than_fit_on_a_sheet_get_theirs_on_the_next(client, unit, officer, monkeypatch):
    monkeypatch.setattr(activation, "MOST_ON_A_SHEET", 2)
    people = [make_person(f"Pegawai {name}", unit=unit, password=None) for name in "ABC"]
    client.force_login(officer)

    first = client.post(url("make_sheet", unit)).content
    second = client.post(url("make_sheet", unit)).content
    codes_then = ActivationCode.objects.open(timezone.now()).filter(user=people[0]).count()

    assert "Pegawai A" in text_of(first)
    assert "Pegawai C" not in text_of(first)
    assert "Pegawai C" in text_of(second)
    assert "Pegawai A" not in text_of(second)
    assert codes_then == 1, "the first sheet stays good"
