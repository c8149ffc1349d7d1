"""A bank that is shared with a unit is for every trainer who works there or below."""

import pytest
from django.urls import reverse
from wagtail.permissions import policy_registry

from accounts.models import AuditEntry, RoleAssignment
from accounts.services import end_role
from assessments import services
from assessments.models import BankCategory, Question, QuestionBank
from tests.factories.accounts import (
    as_in_a_request,
    give_role,
    make_administrator,
    make_person,
    make_trainer,
    make_unit,
)
from tests.factories.assessments import make_question
from tests.factories.bank import make_category
from tests.factories.courses import let_teach, make_course

BANK = "wagtailsnippets_assessments_questionbank"


@pytest.fixture
def agency(db):
    return make_unit("Pemerintah Kota")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency)


@pytest.fixture
def shared(bank, unit):
    services.set_units(bank=bank, units=[unit])
    return make_question(bank)


def reached_by(person):
    return list(Question.objects.visible_to(as_in_a_request(person)))


@pytest.mark.parametrize("place", ["there", "below"])
def test_trainers_of_the_unit_use_the_bank(shared, unit, place):
    trainer = make_trainer("Wulan Sari", unit=unit if place == "there" else make_unit("Bidang Aplikasi", unit))

    assert reached_by(trainer) == [shared]
    assert list(QuestionBank.objects.visible_to(trainer)) == [shared.bank]


def test_a_trainer_of_a_single_course_is_one_of_them(shared, unit):
    person = let_teach(make_person("Wulan Sari", unit=unit), make_course())

    assert reached_by(person) == [shared]


@pytest.mark.parametrize("who", ["above", "beside", "no trainer", "no trainer any more", "without a place"])
def test_nobody_else_does(shared, agency, unit, at, who):
    person = {
        "above": lambda: make_trainer("Ani", unit=agency),
        "beside": lambda: make_trainer("Ani", unit=make_unit("Dinas Kesehatan", agency)),
        "no trainer": lambda: make_person("Ani", unit=unit),
        "no trainer any more": lambda: make_trainer("Ani", unit=unit),
        "without a place": lambda: give_role(make_person("Ani", employed=False), RoleAssignment.Role.TRAINER),
    }[who]()
    if who == "no trainer any more":
        end_role(assignment=person.roles.get(), at=at)

    assert reached_by(person) == []


def test_a_bank_comes_once_for_whoever_has_it_in_both_ways(shared, unit):
    trainer = make_trainer("Wulan Sari", unit=unit)
    services.set_trainers(bank=shared.bank, trainers=[trainer])
    services.set_units(bank=shared.bank, units=[unit, make_unit("Bidang Aplikasi", unit)])

    assert list(QuestionBank.objects.visible_to(trainer)) == [shared.bank]


def test_reaching_costs_one_query_once_the_request_knows_who_asks(shared, unit, django_assert_num_queries):
    trainer = make_trainer("Wulan Sari", unit=unit)
    trainer.is_staff, trainer.current_employment()

    with django_assert_num_queries(1):
        list(Question.objects.visible_to(trainer))


def test_they_write_questions_but_do_not_say_who_uses_the_bank(client, shared, unit):
    client.force_login(make_trainer("Wulan Sari", unit=unit))
    question = reverse("wagtailsnippets_assessments_question:edit", args=[shared.pk])
    bank = reverse(f"{BANK}:edit", args=[shared.bank_id])

    assert client.get(question).status_code == 200
    assert client.get(bank).status_code == client.post(bank, {"name": "Lain"}).status_code == 404
    assert shared.bank.name not in client.get(reverse(f"{BANK}:list")).content.decode()


def test_the_policies_know_them(shared, unit, trainer):
    person = make_trainer("Wulan Sari", unit=unit)
    questions, banks = policy_registry.get_by_type(Question), policy_registry.get_by_type(QuestionBank)
    category = make_category(shared.bank)

    assert questions.user_has_permission_for_instance(person, "change", shared)
    assert policy_registry.get_by_type(BankCategory).user_has_permission_for_instance(person, "change", category)
    assert not banks.user_has_permission_for_instance(person, "change", shared.bank)
    assert set(questions.users_with_permission_for_instance("change", shared)) == {person, trainer}
    assert set(banks.users_with_permission_for_instance("change", shared.bank)) == {trainer}


def test_a_trainer_shares_with_units_of_the_own_agency_only(client, bank, agency, unit):
    trainer = make_trainer("Wulan Sari", unit=unit)
    services.set_trainers(bank=bank, trainers=[trainer])
    client.force_login(trainer)
    foreign = make_unit("Kabupaten Lain")
    address = reverse(f"{BANK}:edit", args=[bank.pk])

    refused = client.post(address, {"name": bank.name, "trainers": [trainer.pk], "units": [foreign.pk]})
    client.post(address, {"name": bank.name, "trainers": [trainer.pk], "units": [agency.pk]})

    assert "units" in refused.context["form"].errors
    assert list(bank.units.all()) == [agency]


def test_an_administrator_shares_with_any_unit_and_the_trail_tells(client, bank, unit):
    client.force_login(make_administrator())
    address = reverse(f"{BANK}:edit", args=[bank.pk])

    client.post(address, {"name": bank.name, "units": [unit.pk]})
    client.post(address, {"name": bank.name, "units": [unit.pk]})
    client.post(address, {"name": bank.name})

    acts = AuditEntry.objects.filter(action__startswith="bank.unit", unit_id=unit.public_id).order_by("pk")
    assert list(acts.values_list("action", "target")) == [
        ("bank.unit_added", f"{bank.name} ({unit.name})"),
        ("bank.unit_removed", f"{bank.name} ({unit.name})"),
    ]
