"""From every topic for officers one link leads back to the page of tasks, for those who have such a page."""

import pytest
from django.urls import reverse

from accounts.office import tasks_of
from tests.factories.accounts import make_administrator, make_officer, make_trainer, make_unit
from tests.factories.courses import let_teach, make_course

pytestmark = pytest.mark.django_db
WAY_BACK = '<li><a href="/akun/tugas/">Tugas petugas</a></li>'


@pytest.fixture
def agency():
    return make_unit("Kabupaten Sukamaju", code="SKM")


@pytest.mark.parametrize("role", ["agency_administrator", "data_protection_officer", "auditor", "hr_officer"])
def test_each_topic_leads_back_to_the_tasks(client, agency, role):
    officer = make_officer(role, agency)
    client.force_login(officer)

    pages = {task.url: client.get(task.url, follow=True).content.decode() for task in tasks_of(officer)}

    assert pages
    assert [url for url, page in pages.items() if page.count(WAY_BACK) != 1] == []


@pytest.mark.parametrize("name", ["entering:manage", "kiosk:cards"])
def test_the_first_page_of_a_topic_does_not_lead_to_itself(client, agency, name):
    client.force_login(make_officer("agency_administrator", agency))

    page = client.get(reverse(name), follow=True).content.decode()

    assert f'<li><a href="{reverse(name)}">' not in page


@pytest.mark.parametrize("name", ["entering:manage", "kiosk:cards"])
def test_a_unit_below_leads_to_the_first_page_of_the_topic(client, agency, name):
    office = make_unit("Dinas Kesehatan", parent=agency)
    client.force_login(make_officer("agency_administrator", agency))
    of_a_unit = {"entering:manage": "entering:manage_unit", "kiosk:cards": "kiosk:unit_cards"}[name]

    page = client.get(reverse(of_a_unit, args=[office.public_id])).content.decode()

    assert f"{WAY_BACK}" in page
    assert f'<li><a href="{reverse(name)}">' in page


def test_pages_below_a_topic_name_the_tasks_and_the_topic(client, agency):
    client.force_login(make_administrator())
    below = {
        reverse("organisation:correct", args=[agency.public_id]): reverse("organisation:tree"),
        reverse("organisation:add", args=[agency.public_id]): reverse("organisation:tree"),
        reverse("people:add"): reverse("people:list"),
        reverse("roles:grant"): reverse("roles:manage"),
        reverse("imports:upload", args=["unit"]): reverse("imports:list"),
        reverse("privacy:new_breach"): reverse("privacy:breaches"),
    }

    pages = {url: client.get(url).content.decode() for url in below}

    assert [url for url, page in pages.items() if WAY_BACK not in page] == []
    assert [url for url, topic in below.items() if f'<li><a href="{topic}">' not in pages[url]] == []


def test_a_trainer_without_tasks_is_not_sent_to_a_page_that_is_not_there(client, agency):
    trainer = make_trainer(unit=agency)
    let_teach(trainer, make_course())
    client.force_login(trainer)

    page = client.get(reverse("roles:manage"))

    assert page.status_code == 200
    assert reverse("accounts:office") not in page.content.decode()


def test_a_trainer_without_tasks_is_led_back_to_the_own_roles(client):
    course = make_course("Aman Berdigital")
    trainer = make_trainer()
    let_teach(trainer, course)
    client.force_login(trainer)

    page = client.get(reverse("roles:manage")).text

    assert f'<ol><li><a href="{reverse("roles:own")}">Peran saya</a></li></ol>' in page
