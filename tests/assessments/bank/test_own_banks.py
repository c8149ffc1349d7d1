"""Whoever reads a question bank knows the keys: it is for its own trainers, and for administrators."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.permissions import policy_registry
from wagtail.search import index

from accounts.models import AuditEntry
from accounts.services import end_role
from accounts.services.merging import merge_people
from assessments import services
from assessments.models import BankTrainer, Case, Question, QuestionBank
from tests.assessments.bank.forms import form_of
from tests.factories.accounts import make_administrator, make_person, make_trainer, make_unit
from tests.factories.assessments import let_use, make_bank, make_question
from tests.factories.bank import make_category

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
def desk(client, trainer):
    client.force_login(trainer)
    return client


def addresses_of(thing):
    """Every address of the admin that names one question or one bank, whatever Wagtail adds later."""
    viewset = type(thing).snippet_viewset
    chooser = viewset.chooser_viewset
    values = {"pk": thing.pk, "revision_id_a": "earliest", "revision_id_b": "latest", "action_name": "approve"}
    values |= reviewed(thing) if isinstance(thing, Question) else {}
    if hasattr(thing, "latest_revision_id"):
        values["revision_id"] = type(thing).objects.get(pk=thing.pk).latest_revision_id
    for each in (viewset, chooser):
        for pattern in each.get_urlpatterns():
            names = pattern.pattern.regex.groupindex
            if "pk" in names:
                yield reverse(each.get_url_name(pattern.name), kwargs={name: values[name] for name in names})


def reviewed(question):
    state = question.current_workflow_state or question.get_workflow().start(question, None)
    return {
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state_id,
        "task_id": state.current_task_state.task_id,
    }


def made_of(question, thing):
    return {
        "question": lambda: question,
        "bank": lambda: question.bank,
        "category": lambda: make_category(question.bank),
        "case": lambda: Case.objects.create(bank=question.bank, title="Surel dari bank"),
    }[thing]()


@pytest.mark.parametrize("thing", ["question", "bank", "category", "case"])
def test_no_address_of_something_foreign_is_found(desk, own, foreign, thing):
    mine, theirs = (list(addresses_of(made_of(each, thing))) for each in (own, foreign))

    assert len(theirs) > 5
    assert [address for address in theirs if desk.get(address).status_code != 404] == []
    assert [address for address in theirs if desk.post(address).status_code != 404] == []
    assert [address for address in mine if desk.get(address).status_code == 404] == []
    assert Question.objects.filter(pk=foreign.pk, live=True).exists()


def test_administrators_reach_every_bank(client, trainer, foreign):
    client.force_login(make_administrator())

    for thing in (foreign, foreign.bank):
        assert client.get(reverse(thing.snippet_viewset.get_url_name("edit"), args=[thing.pk])).status_code == 200


@pytest.mark.parametrize("key", ["0", "9" * 40, "bukan-angka", "1_0", "²"])
def test_what_does_not_exist_is_not_found(desk, key):
    assert desk.get(reverse(f"{QUESTION}:revisions_compare", args=[key, "earliest", "latest"])).status_code == 404


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
def test_lists_and_choosers_show_what_is_in_own_banks(desk, address):
    content = desk.get(reverse(address)).content.decode()

    assert "MILIKKU" in content or "Bank sendiri" in content
    assert "MILIKNYA" not in content
    assert "Bank orang lain" not in content


@pytest.mark.parametrize("address", [f"{QUESTION}:list", "wagtailsnippetchoosers_assessments_question:choose_results"])
def test_a_search_finds_what_is_in_own_banks(desk, own, foreign, address):
    for question in (own, foreign):
        index.insert_or_update_object(question)

    content = desk.get(reverse(address), {"q": "kunci layar"}).content.decode()

    assert "MILIKKU" in content
    assert "MILIKNYA" not in content


def test_a_foreign_bank_is_no_filter(desk, foreign):
    content = desk.get(reverse(f"{QUESTION}:list"), {"bank": foreign.bank_id}).content.decode()

    assert "MILIKNYA" not in content


def test_several_are_chosen_from_own_banks_only(desk, own, foreign):
    address = reverse("wagtailsnippetchoosers_assessments_question:chosen_multiple")

    content = desk.get(address, {"id": [own.pk, foreign.pk]}).content.decode()

    assert "MILIKKU" in content
    assert "MILIKNYA" not in content


@pytest.mark.parametrize("chosen", ["all", "both"])
def test_several_are_deleted_from_own_banks_only(desk, own, foreign, chosen):
    ids = "id=all" if chosen == "all" else f"id={own.pk}&id={foreign.pk}"
    address = f"{reverse('wagtail_bulk_action', args=['assessments', 'question', 'delete'])}?{ids}&next=/admin/"

    shown = desk.get(address).content.decode()
    desk.post(address)

    assert "MILIKNYA" not in shown
    assert list(Question.objects.all()) == [foreign]


def test_nothing_foreign_is_named_by_deleting_it(desk, foreign):
    address = f"{reverse('wagtail_bulk_action', args=['assessments', 'question', 'delete'])}?id={foreign.pk}"

    assert desk.get(address).status_code == 404


@pytest.mark.parametrize("is_new", [True, False])
def test_a_question_is_not_put_into_a_foreign_bank(desk, own, foreign, is_new):
    address = reverse(f"{QUESTION}:add") if is_new else reverse(f"{QUESTION}:edit", args=[own.pk])

    response = desk.post(address, {**form_of(foreign.bank, code="MILIKKU-2"), "action-publish": "1"})

    assert response.status_code == 200
    assert "bank" in response.context["form"].errors
    assert foreign.bank.questions.count() == 1


def test_whoever_makes_a_bank_uses_it(desk, trainer):
    desk.post(reverse(f"{BANK}:add"), {"name": "Bank baru"})

    bank = QuestionBank.objects.get(name="Bank baru")
    assert list(bank.trainers.all()) == [trainer]
    assert AuditEntry.objects.filter(
        action="bank.trainer_added", subject_id=trainer.public_id, target=bank.name
    ).exists()


def test_a_trainer_lets_another_one_of_the_agency_use_a_bank(desk, trainer, own):
    colleague = make_trainer("Wulan Sari")

    desk.post(reverse(f"{BANK}:edit", args=[own.bank_id]), {"name": "Bank", "trainers": [trainer.pk, colleague.pk]})
    desk.post(reverse(f"{BANK}:edit", args=[own.bank_id]), {"name": "Bank", "trainers": [colleague.pk]})

    assert list(own.bank.trainers.all()) == [colleague]
    acts = AuditEntry.objects.filter(action__startswith="bank.", actor_id=trainer.public_id)
    assert set(acts.values_list("action", "subject_id")) == {
        ("bank.trainer_added", colleague.public_id),
        ("bank.trainer_removed", trainer.public_id),
    }


@pytest.mark.parametrize("who", ["nobody", "no trainer", "of another agency"])
def test_a_trainer_can_let_no_others_use_a_bank(desk, trainer, own, who):
    person = {
        "nobody": lambda: None,
        "no trainer": make_person,
        "of another agency": lambda: make_trainer("Lestari", unit=make_unit("Kabupaten Lain")),
    }[who]()
    chosen = [trainer.pk, person.pk] if person else []

    response = desk.post(reverse(f"{BANK}:edit", args=[own.bank_id]), {"name": "Bank", "trainers": chosen})

    assert "trainers" in response.context["form"].errors
    assert list(own.bank.trainers.all()) == [trainer]


def test_whoever_is_no_trainer_any_more_reaches_nothing(client, trainer, own, at):
    end_role(assignment=trainer.roles.get(), at=at)
    client.force_login(trainer)

    assert client.get(reverse(f"{QUESTION}:edit", args=[own.pk])).status_code == 302


def test_a_bank_has_each_trainer_once(trainer, own):
    with pytest.raises(IntegrityError), transaction.atomic():
        BankTrainer.objects.create(bank=own.bank, trainer=trainer)


def test_letting_the_same_people_use_a_bank_again_changes_nothing(trainer, own):
    before = AuditEntry.objects.count()

    services.set_trainers(bank=own.bank, trainers=[trainer])

    assert AuditEntry.objects.count() == before


def test_two_records_of_one_person_become_one_trainer_of_a_bank(own, foreign, at):
    kept, given_up = make_trainer("Dewi Lestari"), make_person("Dewi Lestari", employed=False)
    services.set_trainers(bank=own.bank, trainers=[kept, given_up])
    services.set_trainers(bank=foreign.bank, trainers=[given_up])

    merge_people(kept=kept, other=given_up, at=at)

    assert set(kept.question_banks.all()) == {own.bank, foreign.bank}


def test_strangers_see_no_bank_not_even_one_without_trainers(own):
    assert not QuestionBank.objects.visible_to(AnonymousUser()).exists()
    assert not Question.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.parametrize("name", ["site_history", "site_history_results"])
def test_the_history_of_the_whole_site_is_for_administrators(client, trainer, foreign, name):
    log(instance=foreign, action="wagtail.edit")
    address = reverse(f"wagtailadmin_reports:{name}")

    client.force_login(trainer)
    refused, home = client.get(address), client.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(make_administrator())
    shown = client.get(address).content.decode()

    assert refused.status_code == 404
    assert reverse("wagtailadmin_reports:site_history") not in home
    assert foreign.code in shown


def test_the_policy_names_the_same_people_as_the_lists(trainer, own, foreign):
    policy = policy_registry.get_by_type(Question)
    administrator = make_administrator()

    assert set(policy.instances_user_has_permission_for(trainer, "change")) == {own}
    assert set(policy.users_with_permission_for_instance("change", own)) == {trainer, administrator}
    assert not policy.user_has_permission_for_instance(trainer, "publish", foreign)


def test_the_list_does_not_ask_for_each_question_whose_it_is(desk, own, django_assert_max_num_queries):
    for _ in range(20):
        make_question(own.bank)

    with django_assert_max_num_queries(22):
        desk.get(reverse(f"{QUESTION}:list"))
