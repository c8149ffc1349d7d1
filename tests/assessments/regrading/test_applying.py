from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from assessments import services
from assessments.models import Attempt, AttemptEvent, Mark, RegradeOutcome
from assessments.regrading.preview import preview
from assessments.regrading.services import (
    AlreadyDecided,
    ChangedSinceShown,
    NothingToChange,
    ReasonMissing,
    apply_regrade,
    decide,
)
from assessments.services.scoring import score
from courses.models import Enrolment, StepCompletion
from tests.assessments.regrading.conftest import all_attempts, correct, take
from tests.factories.accounts import make_person, make_trainer
from tests.factories.assessments import answer
from tests.factories.courses import enrol_learner


@pytest.fixture
def trainer(db):
    return make_trainer()


def apply(version, trainer, at, reason="Kunci B yang benar.", digest=None):
    digest = digest or preview(version, all_attempts()).digest
    return apply_regrade(version=version, attempts=all_attempts(), reason=reason, digest=digest, by=trainer, at=at)


def test_who_passes_now_has_the_step_done(enrolment, quiz, question, trainer, at):
    attempt = take(enrolment, quiz, at, chosen="Benar")

    apply(correct(question, quiz), trainer, at)

    attempt.refresh_from_db()
    assert (attempt.score, attempt.is_passed) == (Decimal(100), True)
    assert Mark.objects.get(item__attempt=attempt, item__position=1).points == Decimal(1)
    assert StepCompletion.objects.filter(enrolment=enrolment, step_key=quiz.translation_key).exists()


def test_who_no_longer_passes_has_the_step_open_again(enrolment, quiz, question, trainer, at):
    attempt = take(enrolment, quiz, at, chosen="Salah")

    apply(correct(question, quiz), trainer, at)

    attempt.refresh_from_db()
    assert (attempt.score, attempt.is_passed) == (Decimal(50), False)
    assert not StepCompletion.objects.filter(enrolment=enrolment, step_key=quiz.translation_key).exists()


def test_what_is_certified_is_listed_and_not_taken_back(enrolment, quiz, question, trainer, at):
    take(enrolment, quiz, at, chosen="Salah")
    Enrolment.objects.filter(pk=enrolment.pk).update(completed_at=at)

    regrade = apply(correct(question, quiz), trainer, at)

    assert regrade.outcomes.get().decision == "waiting"
    assert StepCompletion.objects.filter(enrolment=enrolment, step_key=quiz.translation_key).exists()
    assert Enrolment.objects.get(pk=enrolment.pk).is_complete


def test_the_attempt_and_the_audit_trail_say_who_and_why(enrolment, quiz, question, trainer, at):
    attempt = take(enrolment, quiz, at, chosen="Benar")

    apply(correct(question, quiz), trainer, at)

    event = attempt.events.get(kind=AttemptEvent.Kind.REGRADED)
    assert (event.actor, event.facts["reason"]) == (trainer, "Kunci B yang benar.")
    assert (event.facts["old_score"], event.facts["new_score"]) == ("50.00", "100.00")
    assert AuditEntry.objects.filter(action="quiz.regraded", actor_id=trainer.public_id).exists()


def test_a_second_click_changes_nothing(enrolment, quiz, question, trainer, at):
    take(enrolment, quiz, at, chosen="Benar")
    version = correct(question, quiz)
    digest = preview(version, all_attempts()).digest

    first, second = apply(version, trainer, at, digest=digest), apply(version, trainer, at, digest=digest)

    assert first == second
    assert RegradeOutcome.objects.count() == 1


def test_what_has_changed_since_it_was_shown_is_not_applied(course, enrolment, quiz, question, trainer, at):
    take(enrolment, quiz, at, chosen="Benar")
    late = services.start_attempt(
        enrolment=enrol_learner(course, make_person("Budi Santoso"), at), quiz_key=quiz.translation_key, at=at
    )
    version = correct(question, quiz)
    digest = preview(version, all_attempts()).digest
    [right] = [option["id"] for option in version.content["options"] if option["is_correct"]]
    item = late.items.get(question_version__question=question)
    services.submit_attempt(attempt=late, answers=[answer(item, [right])], at=at)

    with pytest.raises(ChangedSinceShown):
        apply(version, trainer, at, digest=digest)


def test_where_nothing_changes_nothing_is_applied(enrolment, quiz, question, trainer, at):
    take(enrolment, quiz, at, chosen="Lain")

    with pytest.raises(NothingToChange):
        apply(correct(question, quiz), trainer, at)


def test_applying_needs_a_reason(enrolment, quiz, question, trainer, at):
    take(enrolment, quiz, at, chosen="Benar")

    with pytest.raises(ReasonMissing):
        apply(correct(question, quiz), trainer, at, reason="  ")


def test_a_later_marking_keeps_the_corrected_key(enrolment, quiz, question, trainer, at):
    attempt = take(enrolment, quiz, at, chosen="Benar")
    apply(correct(question, quiz), trainer, at)

    score(attempt=Attempt.objects.select_related("version", "enrolment__version").get(pk=attempt.pk), at=at)

    assert Attempt.objects.get(pk=attempt.pk).score == Decimal(100)


def test_the_learner_reads_the_corrected_key(client, enrolment, quiz, question, trainer, learner, at):
    attempt = take(enrolment, quiz, at, chosen="Benar")
    apply(correct(question, quiz), trainer, at)
    client.force_login(learner)

    page = client.get(reverse("assessments:result", args=[attempt.public_id])).content.decode()

    assert "Kunci soal ini telah diperbaiki" in page
    assert page.count("Jawaban Anda, benar") == 2


@pytest.fixture
def waiting(enrolment, quiz, question, trainer, at):
    take(enrolment, quiz, at, chosen="Salah")
    Enrolment.objects.filter(pk=enrolment.pk).update(completed_at=at)
    return apply(correct(question, quiz), trainer, at).outcomes.get()


@pytest.mark.parametrize(("is_kept", "decision"), [(True, "kept"), (False, "withdrawn")])
def test_a_decision_is_kept_with_its_reason(waiting, trainer, at, is_kept, decision):
    decide(outcome=waiting, is_kept=is_kept, note="Kesalahan ada pada kami.", by=trainer, at=at)

    waiting.refresh_from_db()
    assert (waiting.decision, waiting.decided_by, waiting.note) == (decision, trainer, "Kesalahan ada pada kami.")
    assert AuditEntry.objects.filter(action=f"regrade.{decision}").exists()


def test_deciding_otherwise_afterwards_is_refused_and_the_same_is_not(waiting, trainer, at):
    decide(outcome=waiting, is_kept=True, note="Tetap.", by=trainer, at=at)

    assert decide(outcome=waiting, is_kept=True, note="Tetap.", by=trainer, at=at).decision == "kept"
    with pytest.raises(AlreadyDecided):
        decide(outcome=waiting, is_kept=False, note="Cabut.", by=trainer, at=at)
