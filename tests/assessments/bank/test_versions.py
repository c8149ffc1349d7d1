"""Publishing a question freezes what was published."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from assessments import services
from assessments.models import QuestionVersion
from tests.assessments.bank.forms import form_of
from tests.factories.accounts import make_trainer
from tests.factories.assessments import make_question, make_quiz
from tests.factories.bank import fresh, publish_question, save_draft, send_for_review

EDIT = "wagtailsnippets_assessments_question:edit"


def numbers_of(question):
    return list(question.versions.order_by("number").values_list("number", flat=True))


def test_publishing_freezes_a_version_by_whoever_publishes(desk, bank, trainer):
    question = make_question(bank, code="LDA-1", live=False)

    desk.post(reverse(EDIT, args=[question.pk]), {**form_of(bank), "action-publish": "1"})

    version = question.versions.get()
    assert version.number == 1
    assert version.published_by == trainer
    assert version.content["stem"] == fresh(question).stem


def test_a_draft_freezes_nothing(bank):
    question = publish_question(make_question(bank))

    save_draft(question, source="Panduan BSSN")

    assert numbers_of(question) == [1]


def test_each_publication_with_other_content_is_a_version(bank):
    question = publish_question(make_question(bank))

    publish_question(question, stem="<p>Apa langkah pertama?</p>")

    assert numbers_of(question) == [1, 2]
    assert question.versions.get(number=1).content["stem"] != "<p>Apa langkah pertama?</p>"


def test_publishing_the_same_again_is_no_new_version(bank):
    question = publish_question(make_question(bank))

    publish_question(question)

    assert numbers_of(question) == [1]


def test_filing_it_elsewhere_is_no_new_version(bank):
    question = publish_question(make_question(bank))

    services.tag_questions(questions=[question], add=["phishing"], by=None)
    publish_question(fresh(question))

    assert numbers_of(question) == [1]


def test_whoever_approves_publishes(client, bank, trainer):
    author = make_trainer("Wulan Sari")
    bank.trainers.add(author)
    question = make_question(bank, live=False)
    review = send_for_review(question, author)
    client.force_login(trainer)

    address = reverse("wagtailsnippets_assessments_question:workflow_action", args=[question.pk, "approve", review.pk])
    client.post(address, {"comment": ""})

    assert question.versions.get().published_by == trainer


def test_a_planned_publication_freezes_when_its_time_has_come(bank, trainer):
    question = make_question(bank, live=False)
    question.go_live_at = timezone.now() + timedelta(hours=1)
    planned = question.save_revision(user=trainer)
    planned.publish(user=trainer, skip_permission_checks=True)
    before = numbers_of(question)

    come = timezone.now() - timedelta(minutes=1)
    planned.content["go_live_at"] = come.isoformat()
    planned.approved_go_live_at = come
    planned.save()
    call_command("publish_scheduled")

    assert (before, numbers_of(question)) == ([], [1])
    assert question.versions.get().published_by == trainer


def test_a_quiz_takes_the_version_that_is_already_there(course, bank):
    question = publish_question(make_question(bank))

    make_quiz(course, questions=[question])

    assert numbers_of(question) == [1]


def test_versions_come_in_the_order_of_the_questions(bank, at):
    questions = [make_question(bank) for _ in range(3)]

    versions = services.freeze_questions(questions=questions[::-1], at=at)

    assert [version.question for version in versions] == questions[::-1]


@pytest.mark.parametrize("number", [1, 20])
def test_freezing_many_costs_no_more_than_freezing_one(bank, at, number, django_assert_num_queries):
    questions = [make_question(bank) for _ in range(number)]
    for question in questions:
        question.competency.framework  # noqa: B018 -- at hand, as services promise

    # To lock, to look for earlier versions, to write, and to begin and end the transaction.
    with django_assert_num_queries(5):
        services.freeze_questions(questions=questions, at=at)

    assert QuestionVersion.objects.count() == number
