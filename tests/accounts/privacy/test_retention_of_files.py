"""Files of imports and copies of one's data: how long they stay is a rule that an officer changes, not code."""

import datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from accounts.models import DataExport, ImportBatch, RetentionRule, RetentionRun
from accounts.privacy import tasks
from accounts.privacy.services import exports, retention
from tests.factories.accounts import make_administrator, make_hr_officer, make_person, make_unit
from tests.factories.imports import person_row, send

pytestmark = pytest.mark.django_db
migration = import_module("accounts.migrations.0014_retention_of_files_and_ways_in")
of_assessments = import_module("accounts.migrations.0015_retention_of_answer_and_question_files")
DAY = datetime.timedelta(days=1)


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


def import_of(agency, at):
    return send([person_row(agency)], unit=agency, by=make_hr_officer(agency), at=at)


def copy_for(person, at):
    return exports.make_export(export=exports.ask_for_export(user=person, language="id", at=at), at=at)


def rule_about(target):
    return RetentionRule.objects.get(target=target, version=1)


def change_to(days, target, at):
    changed = retention.change_period(rule=rule_about(target), days=days, basis="Peraturan baru")
    return retention.switch_on(rule=changed, officer=make_administrator(), at=at)


def is_there(kept):
    kept.refresh_from_db()
    return bool(kept.file) and Path(kept.file.path).exists()


def test_what_was_cleared_away_before_there_were_rules_is_switched_on():
    on = RetentionRule.objects.filter(switched_on_at__isnull=False)

    assert dict(on.values_list("target", "days")) == {"import_files": 30, "data_copies": 7}


def test_the_nightly_task_clears_files_of_imports_after_thirty_days(agency):
    now = timezone.now()
    old, newer = import_of(agency, now - 31 * DAY), import_of(agency, now - 29 * DAY)
    path = Path(old.file.path)

    tasks.apply_retention_rules()

    assert not path.exists()
    assert (is_there(old), is_there(newer)) == (False, True)
    assert ImportBatch.objects.count() == 2


def test_the_nightly_task_deletes_copies_after_seven_days():
    now = timezone.now()
    old, newer = copy_for(make_person(), now - 8 * DAY), copy_for(make_person(), now - 6 * DAY)

    tasks.apply_retention_rules()

    assert not Path(old.file.path).exists()
    assert list(DataExport.objects.all()) == [newer]
    assert is_there(newer)


def test_a_changed_rule_lets_other_files_go(agency, at):
    batch, copy = import_of(agency, at - 10 * DAY), copy_for(make_person(), at - 3 * DAY)
    retention.apply_rules(at=at)
    assert (is_there(batch), is_there(copy)) == (True, True)

    change_to(9, "import_files", at)
    change_to(2, "data_copies", at)
    retention.apply_rules(at=at)

    assert not is_there(batch)
    assert not DataExport.objects.exists()


def test_a_rule_that_is_switched_off_lets_nothing_go(agency, at):
    batch, copy = import_of(agency, at - 99 * DAY), copy_for(make_person(), at - 99 * DAY)
    for target in ("import_files", "data_copies"):
        retention.switch_off(rule=rule_about(target))

    retention.apply_rules(at=at)

    assert (is_there(batch), is_there(copy)) == (True, True)


def test_the_preview_counts_the_files_and_touches_none(client, agency):
    now = timezone.now()
    kept = [import_of(agency, now - age * DAY) for age in (40, 31, 1)] + [copy_for(make_person(), now - 9 * DAY)]
    client.force_login(make_administrator())

    page = client.get(reverse("privacy:retention"))

    counted = {rule.target: touched for rule, touched in page.context["rules"]}
    assert (counted["import_files"], counted["data_copies"]) == (2, 1)
    assert all(is_there(each) for each in kept)


def test_a_new_copy_is_promised_for_as_long_as_the_rule_says(client, at):
    client.force_login(person := make_person())
    assert "dapat diunduh selama 7 hari" in client.get(reverse("privacy:overview")).text

    change_to(3, "data_copies", at)

    assert copy_for(person, at).expires_at == at + 3 * DAY
    assert "dapat diunduh selama 3 hari" in client.get(reverse("privacy:overview")).text


def test_a_version_that_waits_promises_nothing_yet():
    retention.change_period(rule=rule_about("data_copies"), days=3, basis="Peraturan baru")

    assert retention.days_kept(target="data_copies") == 7


def test_the_newest_version_holds_for_new_copies_while_none_is_switched_on(at):
    change_to(3, "data_copies", at)
    retention.switch_off(rule=RetentionRule.objects.get(target="data_copies", version=2))

    assert retention.days_kept(target="data_copies") == 3


def test_a_copy_that_was_never_made_goes_too(at):
    exports.ask_for_export(user=make_person(), language="id", at=at - 8 * DAY)

    retention.apply_rules(at=at)

    assert not DataExport.objects.exists()


def test_a_file_that_cannot_be_deleted_stays_for_the_next_night_and_keeps_no_other_rule_waiting(agency, at):
    batch, copy = import_of(agency, at - 31 * DAY), copy_for(make_person(), at - 8 * DAY)
    folder = Path(copy.file.path)
    folder.unlink()
    folder.mkdir()  # what stands in the place of the file is no file
    (folder / "inside").touch()

    retention.apply_rules(at=at)

    assert not is_there(batch)
    assert DataExport.objects.get() == copy
    finished = dict(RetentionRun.objects.values_list("rule__target", "finished_at"))
    assert finished == {"data_copies": None, "import_files": at}


def test_the_migration_adds_the_rules_of_before_to_a_site_in_use(at):
    new = {row["target"] for row in [*migration.ALREADY_DONE, *migration.NEW]}
    RetentionRule.objects.filter(target__in=new).delete()
    before = set(RetentionRule.objects.values_list("pk", "target", "days", "switched_on_at"))

    migration.load_rules(apps, None)

    assert before < set(RetentionRule.objects.values_list("pk", "target", "days", "switched_on_at"))
    assert new == set(
        RetentionRule.objects.filter(target__in=new, version=1, action="delete").values_list("target", flat=True)
    )
    assert RetentionRule.objects.values("public_id").distinct().count() == RetentionRule.objects.count()


def test_migrating_again_changes_nothing(at):
    change_to(14, "import_files", at)
    before = list(RetentionRule.objects.values())

    migration.load_rules(apps, None)

    assert list(RetentionRule.objects.values()) == before


def test_files_of_answers_and_questions_wait_for_an_officer_on_a_site_in_use():
    new = {"replaced_answer_files": 365, "question_files": 30}
    RetentionRule.objects.filter(target__in=new).delete()

    for _again in range(2):
        of_assessments.load_rules(apps, None)

    rules = RetentionRule.objects.filter(target__in=new, action="delete", switched_on_at=None)
    assert sorted(rules.values_list("target", "days")) == sorted(new.items())
