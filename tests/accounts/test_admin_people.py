import pytest
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from tests.factories.accounts import PASSWORD, make_administrator, make_person, make_trainer, make_unit

pytestmark = pytest.mark.django_db
SETTINGS = {
    "theme-theme": "dark",
    "theme-contrast": "system",
    "theme-density": "default",
    "locale-preferred_language": "id",
    "locale-current_time_zone": "Asia/Jakarta",
}


@pytest.fixture(autouse=True)
def administrator(client):
    user = make_administrator("Agus Salim", email="agus@contoh.go.id")
    client.force_login(user)
    return user


def add(client, **fields):
    return client.post(reverse("wagtailusers_users:add"), {"full_name": "Siti Aminah", **fields})


def edit(client, user, **fields):
    fields = {"full_name": user.full_name, "is_active": "on", **fields}
    return client.post(reverse("wagtailusers_users:edit", args=[user.pk]), fields)


def test_a_person_is_added_with_titles_and_leads_to_the_employment(client):
    response = add(client, title_before="Dra.", title_after="M.Si.", email="Siti@Contoh.go.id")

    person = User.objects.get(full_name="Siti Aminah")
    assert person.name_with_titles == "Dra. Siti Aminah, M.Si."
    assert person.email == "siti@contoh.go.id"
    assert response.url == reverse("wagtailusers_users:edit", args=[person.pk])


def test_without_a_password_the_person_chooses_one_by_mail(client):
    add(client)

    assert not User.objects.get(full_name="Siti Aminah").has_usable_password()


def test_a_password_that_was_given_opens_the_account(client):
    add(client, email="siti@contoh.go.id", password1=PASSWORD, password2=PASSWORD)

    assert client.login(login="siti@contoh.go.id", password=PASSWORD)


def test_many_people_without_an_address_can_be_added(client):
    add(client)
    add(client, full_name="Budi Santoso")

    assert User.objects.filter(email=None, full_name__in=["Siti Aminah", "Budi Santoso"]).count() == 2


def test_an_address_in_use_is_refused_in_any_case(client):
    response = add(client, email="AGUS@contoh.go.id")

    assert "email" in response.context["form"].errors


def test_a_person_is_found_by_part_of_the_number(client):
    person = make_person("Siti Aminah")
    make_person("Budi Santoso")

    page = client.get(
        reverse("wagtailusers_users:index_results"), {"q": person.current_employment().grouped_number}
    ).content.decode()

    assert "Siti Aminah" in page
    assert "Budi Santoso" not in page


def test_the_list_shows_number_unit_and_roles(client):
    make_trainer("Tri Wahyuni", unit=make_unit("Dinas Kominfo"), number="199001012021012001")

    page = client.get(reverse("wagtailusers_users:index")).content.decode()

    for fact in ["Tri Wahyuni", "19900101 202101 2 001", "Dinas Kominfo", "pengajar"]:
        assert fact in page


def test_the_page_of_a_person_shows_employments_and_roles(client):
    trainer = make_trainer(number="199001012021012001")

    page = client.get(reverse("wagtailusers_users:edit", args=[trainer.pk])).content.decode()

    assert "19900101 202101 2 001" in page
    assert f"?person={trainer.public_id}" in page
    assert "Akhiri peran ini" in page


def test_saving_a_person_leaves_the_groups_of_their_roles_alone(client):
    trainer, further = make_trainer(), Group.objects.create(name="Penelaah")

    edit(client, trainer, groups=[further.pk])

    assert set(trainer.groups.values_list("name", flat=True)) == {"Pengajar", "Penelaah"}


def test_the_groups_of_roles_cannot_be_chosen_by_hand(client):
    person, group = make_person(), Group.objects.get(name="Administrator")

    edit(client, person, groups=[group.pk])

    assert not person.groups.exists()


def test_a_person_who_left_is_made_inactive(client):
    person = make_person()

    edit(client, person, is_active="")

    assert not User.objects.get(pk=person.pk).is_active


def test_administrators_do_not_make_themselves_inactive(client, administrator):
    edit(client, administrator, is_active="", email=administrator.email)

    assert User.objects.get(pk=administrator.pk).is_active


@pytest.mark.parametrize("action", ["delete", "assign_role"])
def test_nobody_is_deleted_or_put_into_a_group_of_a_role_in_bulk(client, action):
    person = make_person("Budi Santoso", employed=False)
    url = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    group = Group.objects.get(name="Administrator")

    response = client.post(f"{url}?id={person.pk}&next=/admin/", {"role": group.pk})

    assert response.status_code in {302, 403}
    person.refresh_from_db()
    assert not person.groups.exists()


def test_several_people_are_made_inactive_at_once(client):
    person = make_person("Budi Santoso")
    url = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])

    client.post(f"{url}?id={person.pk}&next=/admin/", {"mark_as_active": "False"})

    person.refresh_from_db()
    assert not person.is_active


def test_settings_of_the_editor_ask_for_no_first_and_last_name_and_leave_the_address_alone(client, administrator):
    url = reverse("wagtailadmin_account")
    page = client.get(url).content.decode()

    assert "first_name" not in page
    assert "name_email" not in page
    assert client.post(url, {**SETTINGS, "name_email-email": "lain@contoh.go.id"}).status_code == 302
    administrator.refresh_from_db()
    assert administrator.email == "agus@contoh.go.id"


def test_the_settings_of_the_editor_are_for_editors(client):
    client.force_login(make_person("Budi Santoso"))

    assert client.get(reverse("wagtailadmin_account")).status_code == 302


def test_nobody_is_made_by_copying_somebody():
    with pytest.raises(NoReverseMatch):
        reverse("wagtailusers_users:copy", args=[1])
