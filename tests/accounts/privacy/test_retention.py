"""Retention rules: what they would touch, switching them on and off, and what a night does."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Employment, RetentionRule, RetentionRun, User
from accounts.privacy import registry, tasks
from accounts.privacy.services import requests, retention
from assessments.models import Response
from tests.factories.accounts import make_administrator, make_person, make_unit
from tests.factories.assessments import make_quiz, submit
from tests.factories.courses import enrol_learner, make_course
from tests.factories.privacy import make_dpo, make_request

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def rule_about(target):
    return RetentionRule.objects.get(target=target)


def switched_on(target, at):
    return retention.switch_on(rule=rule_about(target), officer=make_administrator(), at=at)


def touched(target):
    return list(RetentionRun.objects.filter(rule__target=target).order_by("pk").values_list("touched", flat=True))


def test_every_shipped_rule_has_its_target_and_every_target_a_rule():
    shipped = {rule.target: rule.action for rule in RetentionRule.objects.all()}

    assert shipped == {code: target.action for code, target in registry._registry.targets.items()}


def test_nothing_is_touched_until_somebody_switches_the_rule_on(at):
    Session.objects.create(session_key="old", session_data="", expire_date=at - 10 * DAY)

    retention.apply_rules(at=at)

    assert Session.objects.filter(session_key="old").exists()
    assert not RetentionRun.objects.filter(rule__target="expired_sessions").exists()


def test_a_night_deletes_ended_sessions_and_leaves_the_others(at):
    for key, moment in [("old", at - 2 * DAY), ("fresh", at - DAY / 2), ("open", at + DAY)]:
        Session.objects.create(session_key=key, session_data="", expire_date=moment)
    rule = switched_on("expired_sessions", at)
    assert retention.rows_of(rule=rule, at=at).count() == 1

    retention.apply_rules(at=at)

    assert set(Session.objects.values_list("session_key", flat=True)) == {"fresh", "open"}
    assert touched("expired_sessions") == [1]


def test_a_second_run_finds_nothing_left(at):
    Session.objects.create(session_key="old", session_data="", expire_date=at - 2 * DAY)
    switched_on("expired_sessions", at)

    retention.apply_rules(at=at)
    retention.apply_rules(at=at)

    assert touched("expired_sessions") == [1, 0]


def test_rows_are_handled_in_batches(at, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    for number in range(5):
        Session.objects.create(session_key=f"old{number}", session_data="", expire_date=at - 2 * DAY)
    switched_on("expired_sessions", at)

    retention.apply_rules(at=at)

    assert not Session.objects.exists()
    assert touched("expired_sessions") == [5]


def test_leavers_are_made_unknown_after_their_years_and_nobody_else(at):
    left_long_ago, left_lately, works = (make_person(name) for name in ("Lama Pergi", "Baru Pergi", "Masih Kerja"))
    left_long_ago.employments.update(ended_on=at.date() - 1827 * DAY, ending=Employment.Ending.RETIRED)
    left_lately.employments.update(ended_on=at.date() - 1000 * DAY, ending=Employment.Ending.RETIRED)
    never_employed = make_person("Tanpa Jabatan", employed=False)
    switched_on("leavers", at)

    retention.apply_rules(at=at)

    erased = set(User.objects.filter(erased_at__isnull=False))
    assert erased == {left_long_ago}
    assert not {left_lately, works, never_employed} & erased


def test_words_of_old_requests_go_and_the_request_stays(at):
    person = make_person()
    request = make_request(person, at)
    requests.answer_request(request=request, officer=make_person("Petugas"), answer="Sudah.", at=at)
    switched_on("closed_requests", at)

    retention.apply_rules(at=at + 1825 * DAY)
    request.refresh_from_db()
    assert request.answer == "Sudah."
    retention.apply_rules(at=at + 1827 * DAY)

    request.refresh_from_db()
    assert (request.wish, request.answer, request.status) == ("–", "–", "done")
    assert not retention.rows_of(rule=rule_about("closed_requests"), at=at + 1827 * DAY).exists()


def test_marked_answers_stay(at):
    course = make_course()
    quiz = make_quiz(course)
    attempt = submit(enrol_learner(course, make_person(), at), quiz, at)
    marked = set(attempt.items.filter(mark__response__isnull=False).values_list("mark__response", flat=True))
    switched_on("superseded_answers", at)

    retention.apply_rules(at=at + 400 * DAY)

    assert set(Response.objects.filter(attempt=attempt).values_list("pk", flat=True)) == marked
    assert marked


def test_the_nightly_task_runs(at):
    switched_on("expired_sessions", at)
    Session.objects.create(session_key="old", session_data="", expire_date=timezone.now() - 5 * DAY)

    tasks.apply_retention_rules()

    assert not Session.objects.filter(session_key="old").exists()


def test_a_changed_period_is_a_new_version_that_waits(at):
    rule = switched_on("expired_sessions", at)

    changed = retention.change_period(rule=rule, days=30, basis=rule.basis)

    assert (changed.version, changed.is_on, rule_is_on(rule)) == (2, False, True)


def test_switching_on_a_new_version_replaces_the_old(at):
    rule = switched_on("expired_sessions", at)
    changed = retention.change_period(rule=rule, days=30, basis=rule.basis)

    retention.switch_on(rule=changed, officer=make_administrator(), at=at)

    assert (rule_is_on(rule), rule_is_on(changed)) == (False, True)


def rule_is_on(rule):
    rule.refresh_from_db()
    return rule.is_on


def test_an_administrator_sees_the_numbers_and_switches(client, at):
    Session.objects.create(session_key="old", session_data="", expire_date=at - 2000 * DAY)
    rule = rule_about("expired_sessions")
    client.force_login(make_administrator())

    page = client.get(reverse("privacy:retention"))
    client.post(reverse("privacy:switch_retention", args=[rule.public_id]), {"wanted": "on"})

    assert dict(page.context["rules"])[rule] == 1
    assert rule_is_on(rule)
    client.post(reverse("privacy:switch_retention", args=[rule.public_id]), {"wanted": "off"})
    assert not rule_is_on(rule)


def test_an_officer_of_the_only_agency_switches_and_one_of_many_does_not(client):
    officer = make_dpo(make_unit("Pemerintah Kabupaten Sukamaju"))
    rule = rule_about("expired_sessions")
    url = reverse("privacy:switch_retention", args=[rule.public_id])
    client.force_login(officer)

    assert client.post(url, {"wanted": "on"}).status_code == 302
    make_unit("Pemerintah Kota Lain")

    assert client.post(url, {"wanted": "off"}).status_code == 404
    assert rule_is_on(rule)


def test_an_officer_of_a_part_of_the_agency_does_not_switch_for_all(client):
    part = make_unit("Dinas Kominfo", make_unit("Pemerintah Kabupaten Sukamaju"))
    client.force_login(make_dpo(part))
    rule = rule_about("expired_sessions")

    assert client.get(reverse("privacy:retention")).status_code == 200
    assert client.post(reverse("privacy:switch_retention", args=[rule.public_id])).status_code == 404


@pytest.mark.parametrize("facts", [{"days": 0}, {"basis": ""}, {"version": 1}])
def test_the_database_refuses_a_rule_without_days_or_basis_or_of_the_same_version(facts):
    known = {"target": "leavers", "version": 9, "name": "x", "days": 1, "action": "delete", "basis": "x"}

    with pytest.raises(IntegrityError), transaction.atomic():
        RetentionRule.objects.create(**{**known, **facts})


def test_the_database_lets_one_version_be_switched_on(at):
    rule = switched_on("leavers", at)
    changed = retention.change_period(rule=rule, days=30, basis="x")

    with pytest.raises(IntegrityError), transaction.atomic():
        RetentionRule.objects.filter(pk=changed.pk).update(switched_on_at=at)


def test_the_database_lets_no_run_end_before_it_began(at):
    with pytest.raises(IntegrityError), transaction.atomic():
        RetentionRun.objects.create(rule=rule_about("leavers"), started_at=at, finished_at=at - DAY)
