"""Who is told by mail, once, and only of what still holds."""

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from competencies.models import PlanMove
from competencies.plans import deciding, mails, tasks
from tests.factories.plans import make_agreed, make_asked, make_team

pytestmark = pytest.mark.django_db


class NoServer(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise OSError("no server")


@pytest.fixture
def team():
    person, superior = make_team(email="yuli@contoh.go.id")
    superior.email = "sri@contoh.go.id"
    superior.save()
    return person, superior


def test_the_superior_is_told_when_asked_and_the_person_when_it_is_decided(
    team, at, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        plan = make_asked(team[0], at)
    with django_capture_on_commit_callbacks(execute=True):
        deciding.decide(plan=plan, by=team[1], agrees=False, note="Tambahkan data.", asked_at=plan.asked_at, at=at)

    asked, returned = mail.outbox
    assert (asked.to, asked.subject) == (
        ["sri@contoh.go.id"],
        "Yuliana Wati meminta persetujuan Anda atas rencana pengembangan",
    )
    assert f"/kompetensi/rencana/orang/{plan.public_id}/" in asked.body
    assert returned.to == ["yuli@contoh.go.id"]
    assert "Catatan atasan Anda: Tambahkan data." in returned.body


def test_the_same_task_twice_sends_one_mail(team, at):
    make_asked(team[0], at)
    move = PlanMove.objects.get()

    for _time in range(2):
        tasks.mail_move(move_id=move.pk)

    assert len(mail.outbox) == 1


def test_what_was_taken_back_meanwhile_is_not_told(team, at):
    plan = make_asked(team[0], at)
    asked = PlanMove.objects.get()
    deciding.withdraw(plan=plan, at=at)

    for move in PlanMove.objects.all():
        mails.tell_of_move(move_id=move.pk, at=at)

    assert mail.outbox == []
    asked.refresh_from_db()
    assert asked.mailed_at is None


def test_a_mail_that_could_not_be_sent_is_sent_at_the_next_attempt(team, at, settings):
    make_agreed(*team, at)
    move = PlanMove.objects.get(kind="agreed")
    settings.EMAIL_BACKEND = "tests.competencies.plans.test_mails.NoServer"
    with pytest.raises(OSError, match="no server"):
        mails.tell_of_move(move_id=move.pk, at=at)

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mails.tell_of_move(move_id=move.pk, at=at)

    assert [each.to for each in mail.outbox] == [["yuli@contoh.go.id"]]


def test_who_has_no_address_or_may_not_be_shown_is_not_written_about(team, at):
    person, _superior = team
    make_asked(person, at)
    person.processing_restricted_at = at
    person.save()

    mails.tell_of_move(move_id=PlanMove.objects.get().pk, at=at)

    assert mail.outbox == []
