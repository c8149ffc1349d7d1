"""Draft, in review, ready, retired."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import AuditEntry
from assessments import services
from assessments.models import Question
from tests.assessments.bank.forms import form_of
from tests.factories.accounts import make_trainer
from tests.factories.assessments import make_question
from tests.factories.bank import fresh, publish_question, save_draft, send_for_review

EDIT = "wagtailsnippets_assessments_question:edit"


def retire(question, by, at):
    services.retire_questions(questions=[question], by=by, at=at)
    return fresh(question)


def state_of(question):
    return fresh(question).state


def test_a_question_goes_from_draft_through_review_to_ready(bank, trainer):
    question = make_question(bank, live=False)
    states = [state_of(question)]

    review = send_for_review(question, trainer)
    states.append(state_of(question))
    review.approve(user=make_trainer("Wulan Sari"))
    states.append(state_of(question))

    assert states == ["draft", "in_review", "ready"]


def test_a_review_that_asks_for_changes_makes_it_a_draft_again(bank, trainer):
    question = make_question(bank, live=False)

    send_for_review(question, trainer).reject(user=make_trainer("Wulan Sari"), comment="Pengecoh kurang masuk akal.")

    assert state_of(question) == "draft"


def test_a_retired_question_is_out_of_use(bank, trainer, at):
    question = publish_question(make_question(bank))

    retired = retire(question, trainer, at)

    assert retired.state == "retired"
    assert retired.retired_at == at
    assert not Question.objects.ready().exists()
    assert AuditEntry.objects.filter(action="question.retired", target=question.code).count() == 1


def test_retiring_ends_the_review_and_what_was_planned(bank, trainer, at):
    question = make_question(bank, live=False)
    send_for_review(question, trainer)
    question.go_live_at = at + timedelta(days=365)
    planned = question.save_revision(user=trainer)
    planned.publish(user=trainer, skip_permission_checks=True)

    retired = retire(fresh(question), trainer, at)

    assert not retired.workflow_in_progress
    assert not retired.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_retiring_twice_is_told_once(bank, trainer, at):
    question = make_question(bank)

    first, second = retire(question, trainer, at), retire(question, trainer, at + timedelta(days=1))

    assert second.retired_at == first.retired_at == at
    assert AuditEntry.objects.filter(action="question.retired").count() == 1


def test_nobody_changes_what_is_retired(desk, bank, trainer, at):
    question = retire(publish_question(make_question(bank, code="LDA-1")), trainer, at)

    desk.post(reverse(EDIT, args=[question.pk]), {**form_of(bank, source="Lain"), "action-publish": "1"})

    assert fresh(question).state == "retired"
    assert fresh(question).get_latest_revision_as_object().source == ""


def test_an_earlier_revision_does_not_bring_it_back(bank, trainer, at):
    question = publish_question(make_question(bank))
    before = question.get_latest_revision()
    retire(question, trainer, at)

    with pytest.raises(IntegrityError), transaction.atomic():
        before.publish(user=trainer, skip_permission_checks=True)

    assert state_of(question) == "retired"


def test_what_is_brought_back_is_a_draft_with_its_last_wording(bank, trainer, at):
    question = publish_question(make_question(bank))
    save_draft(question, trainer, source="Panduan BSSN")
    retire(question, trainer, at)

    services.bring_back_questions(questions=[question])

    assert state_of(question) == "draft"
    assert fresh(question).get_latest_revision_as_object().source == "Panduan BSSN"
    assert AuditEntry.objects.filter(action="question.brought_back").count() == 1


def test_bringing_back_what_is_in_use_changes_nothing(bank):
    question = make_question(bank)

    services.bring_back_questions(questions=[question])

    assert state_of(question) == "ready"
    assert not AuditEntry.objects.filter(action="question.brought_back").exists()


def test_the_database_keeps_retired_questions_from_being_live(bank, at):
    question = make_question(bank)

    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(retired_at=at)


def test_the_state_costs_one_query_for_all(bank, trainer, django_assert_num_queries):
    for number in range(4):
        make_question(bank, live=bool(number % 2))

    with django_assert_num_queries(1):
        assert sorted(question.state for question in Question.objects.with_state()) == ["draft"] * 2 + ["ready"] * 2
