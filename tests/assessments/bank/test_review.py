"""A second pair of eyes before a question is ready."""

import importlib

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Task, TaskState, Workflow, WorkflowContentType

from assessments.models import BankReview, Question
from tests.assessments.bank.forms import form_of
from tests.factories.accounts import make_administrator, make_trainer
from tests.factories.assessments import let_use, make_bank, make_question
from tests.factories.bank import fresh, save_draft, send_for_review

ACTION = "wagtailsnippets_assessments_question:workflow_action"
EDIT = "wagtailsnippets_assessments_question:edit"


@pytest.fixture
def author(bank):
    return make_trainer("Wulan Sari")


@pytest.fixture
def question(bank, author, trainer):
    bank.trainers.add(author)
    return make_question(bank, code="LDA-1", live=False)


@pytest.fixture
def review(question, author):
    return send_for_review(question, author)


def waiting_for(user):
    return list(TaskState.objects.reviewable_by(user))


@pytest.mark.django_db
def test_a_new_site_has_a_review_for_questions():
    workflow = Question.get_default_workflow()

    assert [task.specific_class for task in workflow.tasks] == [BankReview]


@pytest.mark.django_db
def test_a_site_with_a_workflow_of_its_own_keeps_it():
    migration = importlib.import_module("assessments.migrations.0006_review_of_questions")
    chosen = Workflow.objects.create(name="Telaah ganda")
    WorkflowContentType.objects.update(workflow=chosen)

    migration.begin_reviews(apps, None)

    assert Question.get_default_workflow() == chosen
    assert BankReview.objects.count() == 1


@pytest.mark.django_db
def test_the_migration_can_be_taken_back():
    migration = importlib.import_module("assessments.migrations.0006_review_of_questions")

    migration.end_reviews(apps, None)
    migration.begin_reviews(apps, None)

    assert BankReview.objects.count() == Question.get_default_workflow().tasks.count() == 1
    assert Task.objects.get(pk=BankReview.objects.get().pk).specific_class == BankReview


def test_another_trainer_of_the_bank_reviews(review, trainer):
    assert waiting_for(trainer) == [review]


@pytest.mark.parametrize("who", ["who sent it in", "of another bank", "who wrote it"])
def test_nobody_else_does(question, author, trainer, who):
    if who == "who wrote it":
        save_draft(question, author, source="Panduan")
        send_for_review(fresh(question), trainer)
    else:
        send_for_review(question, author)
    person = let_use(make_trainer("Rahmat"), make_bank("Lain")) if who == "of another bank" else author

    assert waiting_for(person) == []


def test_an_administrator_reviews_what_others_wrote(review):
    assert waiting_for(make_administrator()) == [review]


def test_approving_publishes_it(desk, question, review):
    desk.post(reverse(ACTION, args=[question.pk, "approve", review.pk]), {"comment": ""})

    assert fresh(question).state == "ready"
    assert question.versions.get().number == 1


def test_asking_for_changes_leaves_a_comment_for_the_author(desk, question, review):
    desk.post(reverse(ACTION, args=[question.pk, "reject", review.pk]), {"comment": "Kuncinya keliru."})

    assert fresh(question).state == "draft"
    assert fresh(question).current_workflow_state.current_task_state.comment == "Kuncinya keliru."


def test_nobody_approves_their_own(client, question, review, author):
    client.force_login(author)

    client.post(reverse(ACTION, args=[question.pk, "approve", review.pk]), {"comment": ""})

    assert fresh(question).state == "in_review"


def test_a_review_of_a_foreign_bank_is_not_decided_through_a_question_of_ones_own(client, bank, review):
    """Wagtail takes any review that stands in the address of a question in review."""
    stranger = let_use(make_trainer("Rahmat Hidayat"), make_bank("Lain"))
    own = make_question(stranger.question_banks.get(), live=False)
    send_for_review(own, None)
    client.force_login(stranger)

    client.post(reverse(ACTION, args=[own.pk, "approve", review.pk]), {"comment": ""})

    assert fresh(review.workflow_state.content_object).state == "in_review"
    with pytest.raises(PermissionDenied):
        review.task.specific.on_action(review, stranger, "approve")


@pytest.mark.parametrize(("editor", "is_free"), [("author", False), ("reviewer", True)])
def test_while_it_is_reviewed_only_reviewers_change_it(
    client, question, review, author, trainer, bank, editor, is_free
):
    client.force_login(author if editor == "author" else trainer)

    client.post(reverse(EDIT, args=[question.pk]), form_of(bank, source="Panduan BSSN"))

    assert (fresh(question).get_latest_revision_as_object().source == "Panduan BSSN") is is_free


def test_the_desk_shows_what_waits_for_oneself_only(client, review, author, trainer):
    pages = {}
    for person in (author, trainer):
        client.force_login(person)
        pages[person] = client.get(reverse("wagtailadmin_home")).content.decode()

    approve = reverse(ACTION, args=[review.workflow_state.object_id, "approve", review.pk])
    assert approve in pages[trainer]
    assert approve not in pages[author]


@pytest.mark.parametrize("name", ["workflow", "workflow_results", "workflow_tasks", "workflow_tasks_results"])
def test_the_reviews_of_all_banks_are_for_administrators(client, review, question, trainer, name):
    address = reverse(f"wagtailadmin_reports:{name}")
    client.force_login(trainer)

    refused, home = client.get(address), client.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(make_administrator())
    shown = client.get(address).content.decode()

    assert refused.status_code == 404
    assert reverse("wagtailadmin_reports:workflow") not in home
    assert question.code in shown
