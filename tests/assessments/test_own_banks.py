"""Whoever reads a question bank knows the keys: it is for its own trainers, and for administrators."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.permissions import policy_registry

from accounts.models import AuditEntry
from assessments import services
from assessments.models import BankTrainer, Question, QuestionBank
from tests.assessments.test_question_bank import form_of
from tests.factories.accounts import make_administrator, make_person, make_trainer, make_unit
from tests.factories.assessments import let_use, make_bank, make_question

pytestmark = pytest.mark.django_db
BANK = "wagtailsnippets_assessments_questionbank"
QUESTION = "wagtailsnippets_assessments_question"


@pytest.fixture
def own():
    return make_question(make_bank("Bank sendiri"), code="MILIKKU", stem="<p>Kunci layar?</p>")


@pytest.fixture
def foreign():
    return make_question(make_bank("Bank orang lain"), code="MILIKNYA", stem="<p>Kunci layar?</p>")


@pytest.fixture
def trainer(own, foreign):
    let_use(make_trainer("Rahmat Hidayat"), foreign.bank)
    for question in (own, foreign):
        question.save_revision()
    return let_use(make_trainer(), own.bank)


@pytest.fixture
def page(client, trainer):
    client.force_login(trainer)
    return client


def addresses_of(thing):
    """Every address of the admin that names one question or one bank, whatever Wagtail adds later."""
    viewset = type(thing).snippet_viewset
    chooser = viewset.chooser_viewset
    values = {"pk": thing.pk, "revision_id_a": "earliest", "revision_id_b": "latest"}
    if hasattr(thing, "latest_revision_id"):
        values["revision_id"] = type(thing).objects.get(pk=thing.pk).latest_revision_id
    for each in (viewset, chooser):
        for pattern in each.get_urlpatterns():
            names = pattern.pattern.regex.groupindex
            if "pk" in names:
                yield reverse(each.get_url_name(pattern.name), kwargs={name: values[name] for name in names})


@pytest.mark.parametrize("thing_of", [lambda question: question, lambda question: question.bank])
def test_no_address_of_something_foreign_is_found(page, own, foreign, thing_of):
    mine, theirs = list(addresses_of(thing_of(own))), list(addresses_of(thing_of(foreign)))

    assert len(theirs) > 5
    assert [address for address in theirs if page.get(address).status_code != 404] == []
    assert [address for address in theirs if page.post(address).status_code != 404] == []
    assert [address for address in mine if page.get(address).status_code == 404] == []
    assert Question.objects.filter(pk=foreign.pk, live=True).exists()


def test_administrators_reach_every_bank(client, trainer, foreign):
    client.force_login(make_administrator())

    for thing in (foreign, foreign.bank):
        assert client.get(reverse(thing.snippet_viewset.get_url_name("edit"), args=[thing.pk])).status_code == 200


@pytest.mark.parametrize("key", ["0", "9" * 40, "bukan-angka", "1_0"])
def test_what_does_not_exist_is_not_found(page, key):
    assert page.get(reverse(f"{QUESTION}:edit", args=[key])).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        f"{QUESTION}:list",
        f"{QUESTION}:list_results",
        f"{BANK}:list",
        "wagtailsnippetchoosers_assessments_question:choose",
        "wagtailsnippetchoosers_assessments_question:choose_results",
        "wagtailsnippetchoosers_assessments_questionbank:choose",
    ],
)
def test_lists_and_choosers_show_what_is_in_own_banks(page, address):
    content = page.get(reverse(address)).content.decode()

    assert "MILIKKU" in content or "Bank sendiri" in content
    assert "MILIKNYA" not in content
    assert "Bank orang lain" not in content


@pytest.mark.parametrize("address", [f"{QUESTION}:list", "wagtailsnippetchoosers_assessments_question:choose_results"])
def test_a_search_finds_what_is_in_own_banks(page, address):
    content = page.get(reverse(address), {"q": "kunci layar"}).content.decode()

    assert "MILIKKU" in content
    assert "MILIKNYA" not in content


def test_a_foreign_bank_is_no_filter(page, foreign):
    content = page.get(reverse(f"{QUESTION}:list"), {"bank": foreign.bank_id}).content.decode()

    assert "MILIKNYA" not in content


def test_several_are_chosen_from_own_banks_only(page, own, foreign):
    address = reverse("wagtailsnippetchoosers_assessments_question:chosen_multiple")

    content = page.get(address, {"id": [own.pk, foreign.pk]}).content.decode()

    assert "MILIKKU" in content
    assert "MILIKNYA" not in content


@pytest.mark.parametrize("chosen", ["all", "both"])
def test_several_are_deleted_from_own_banks_only(page, own, foreign, chosen):
    ids = "id=all" if chosen == "all" else f"id={own.pk}&id={foreign.pk}"
    address = f"{reverse('wagtail_bulk_action', args=['assessments', 'question', 'delete'])}?{ids}&next=/admin/"

    shown = page.get(address).content.decode()
    page.post(address)

    assert "MILIKNYA" not in shown
    assert list(Question.objects.all()) == [foreign]


def test_nothing_foreign_is_named_by_deleting_it(page, foreign):
    address = f"{reverse('wagtail_bulk_action', args=['assessments', 'question', 'delete'])}?id={foreign.pk}"

    assert page.get(address).status_code == 404


@pytest.mark.parametrize("is_new", [True, False])
def test_a_question_is_not_put_into_a_foreign_bank(page, own, foreign, is_new):
    address = reverse(f"{QUESTION}:add") if is_new else reverse(f"{QUESTION}:edit", args=[own.pk])

    response = page.post(address, {**form_of(foreign.bank, code="MILIKKU-2"), "action-publish": "1"})

    assert response.status_code == 200
    assert "bank" in response.context["form"].errors
    assert foreign.bank.questions.count() == 1


def test_whoever_makes_a_bank_uses_it(page, trainer):
    page.post(reverse(f"{BANK}:add"), {"name": "Bank baru"})

    bank = QuestionBank.objects.get(name="Bank baru")
    assert list(bank.trainers.all()) == [trainer]
    assert AuditEntry.objects.filter(action="bank.trainer_added", subject_id=trainer.public_id, target=bank.name).exists()


def test_a_trainer_lets_another_one_of_the_agency_use_a_bank(page, trainer, own):
    colleague = make_trainer("Wulan Sari")

    page.post(reverse(f"{BANK}:edit", args=[own.bank_id]), {"name": "Bank", "trainers": [trainer.pk, colleague.pk]})
    page.post(reverse(f"{BANK}:edit", args=[own.bank_id]), {"name": "Bank", "trainers": [colleague.pk]})

    assert list(own.bank.trainers.all()) == [colleague]
    acts = AuditEntry.objects.filter(action__startswith="bank.", actor_id=trainer.public_id)
    assert set(acts.values_list("action", "subject_id")) == {
        ("bank.trainer_added", colleague.public_id),
        ("bank.trainer_removed", trainer.public_id),
    }


@pytest.mark.parametrize("who", ["nobody", "no trainer", "of another agency"])
def test_a_trainer_can_let_no_others_use_a_bank(page, trainer, own, who):
    person = {
        "nobody": lambda: None,
        "no trainer": make_person,
        "of another agency": lambda: make_trainer("Lestari", unit=make_unit("Kabupaten Lain")),
    }[who]()
    chosen = [trainer.pk, person.pk] if person else []

    response = page.post(reverse(f"{BANK}:edit", args=[own.bank_id]), {"name": "Bank", "trainers": chosen})

    assert "trainers" in response.context["form"].errors
    assert list(own.bank.trainers.all()) == [trainer]


def test_whoever_is_no_trainer_any_more_reaches_nothing(client, trainer, own):
    trainer.roles.all().delete()
    client.force_login(trainer)

    assert client.get(reverse(f"{QUESTION}:edit", args=[own.pk])).status_code == 302


def test_a_bank_has_each_trainer_once(trainer, own):
    with pytest.raises(IntegrityError), transaction.atomic():
        BankTrainer.objects.create(bank=own.bank, trainer=trainer)


def test_letting_the_same_people_use_a_bank_again_changes_nothing(trainer, own):
    before = AuditEntry.objects.count()

    services.set_trainers(bank=own.bank, trainers=[trainer])

    assert AuditEntry.objects.count() == before


def test_strangers_see_no_bank_not_even_one_without_trainers(own):
    assert not QuestionBank.objects.visible_to(AnonymousUser()).exists()
    assert not Question.objects.visible_to(AnonymousUser()).exists()


def test_the_policy_names_the_same_people_as_the_lists(trainer, own, foreign):
    policy = policy_registry.get_by_type(Question)
    administrator = make_administrator()

    assert set(policy.instances_user_has_permission_for(trainer, "change")) == {own}
    assert set(policy.users_with_permission_for_instance("change", own)) == {trainer, administrator}
    assert not policy.user_has_permission_for_instance(trainer, "publish", foreign)


def test_the_list_costs_the_same_with_more_questions(page, own, django_assert_max_num_queries):
    for _ in range(20):
        make_question(own.bank)

    with django_assert_max_num_queries(30):
        page.get(reverse(f"{QUESTION}:list"))
