"""What a person sees of their data, the copy of it, and what makes it complete."""

import datetime
import io
import json
import zipfile

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Page

from accounts.models import AuditEntry, DataExport, User
from accounts.privacy import archive, registry
from accounts.privacy.services import exports
from tests.factories.accounts import make_person
from tests.factories.courses import enrol_learner, make_course

pytestmark = pytest.mark.django_db


def points_at_people(model):
    fields = [field for field in model._meta.get_fields() if field.is_relation and not field.auto_created]
    return any(field.related_model is User for field in fields)


def ask(person, at):
    return exports.ask_for_export(user=person, language="id", at=at)


def test_every_model_that_points_at_people_is_in_the_copy_or_has_a_reason():
    models = [model for model in apps.get_models() if points_at_people(model) and not issubclass(model, Page)]

    assert {model._meta.label for model in models} - registry.accounted_models() == set()


def test_what_is_said_about_models_that_are_gone_is_taken_out():
    known = {model._meta.label for model in apps.get_models()}

    assert registry.accounted_models() - known == set()


def test_no_model_is_both_in_the_copy_and_left_out():
    covered = {model for exporter in registry.exporters() for model in exporter.covers}

    assert covered & set(registry._registry.not_exported) == set()


def test_the_copy_holds_the_data_for_programs_and_for_people(at):
    person = make_person("Yuliana Wati", email="yuli@contoh.go.id")
    enrol_learner(make_course(), person, at)

    content = zipfile.ZipFile(io.BytesIO(archive.build(person, at=at)))
    data = json.loads(content.read("data.json"))["data"]
    page = content.read("index.html").decode()

    assert data["person"][0]["email"] == "yuli@contoh.go.id"
    assert data["employments"][0]["number"] == person.current_employment().number
    assert len(data["enrolments"]) == 1
    assert "Yuliana Wati" in page
    assert person.current_employment().number in page


def test_the_copy_holds_nothing_of_other_people(at):
    make_person("Budi Santoso", email="budi@contoh.go.id")
    person = make_person("Yuliana Wati")

    content = zipfile.ZipFile(io.BytesIO(archive.build(person, at=at)))

    assert "Budi" not in content.read("data.json").decode()


def test_names_are_escaped_in_the_page(at):
    person = make_person("<script>alert(1)</script>")

    page = zipfile.ZipFile(io.BytesIO(archive.build(person, at=at))).read("index.html").decode()

    assert "<script>" not in page


def test_a_copy_is_made_in_the_background_and_downloaded(client, django_capture_on_commit_callbacks):
    client.force_login(person := make_person())

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("privacy:ask_export"))
    export = person.data_exports.get()
    overview = client.get(reverse("privacy:overview")).content.decode()
    download = client.get(reverse("privacy:download_export", args=[export.public_id]))

    assert reverse("privacy:download_export", args=[export.public_id]) in overview
    assert zipfile.ZipFile(io.BytesIO(download.getvalue())).namelist() == ["data.json", "index.html", "style.css"]
    assert "no-store" in download["Cache-Control"]


def test_asking_twice_makes_one_copy(at):
    person = make_person()

    assert ask(person, at) == ask(person, at)


def test_the_sweep_makes_what_a_lost_task_left(at):
    export = ask(make_person(), at)

    exports.make_due(at=at)

    export.refresh_from_db()
    assert export.made_at == at


def test_making_a_copy_twice_keeps_one_file(at):
    export = ask(make_person(), at)
    stale = DataExport.objects.get(pk=export.pk)

    exports.make_export(export=export, at=at)
    exports.make_export(export=stale, at=at)

    assert len(storages["private"].listdir("data-exports")[1]) >= 1
    assert stale.file.name == DataExport.objects.get(pk=export.pk).file.name


def test_an_expired_copy_is_not_served(client, at):
    person = make_person()
    export = exports.make_export(export=ask(person, at), at=at)
    DataExport.objects.update(
        asked_at=at - datetime.timedelta(days=2001), expires_at=at - datetime.timedelta(days=2000)
    )
    client.force_login(person)

    assert client.get(reverse("privacy:download_export", args=[export.public_id])).status_code == 404


def test_asking_for_a_copy_is_in_the_audit_trail(at):
    person = make_person()

    ask(person, at)

    assert AuditEntry.objects.filter(action="privacy.copy_asked", subject_id=person.public_id).exists()


def test_the_page_costs_a_fixed_number_of_queries(client, at, django_assert_max_num_queries):
    person = make_person()
    client.force_login(person)
    for _ in range(3):
        enrol_learner(make_course(), person, at)

    with django_assert_max_num_queries(56):
        client.get(reverse("privacy:overview"))


@pytest.mark.parametrize(
    "facts",
    [
        {"file": "x.zip"},
        {"made_at": datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)},
        {"expires_at": datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)},
    ],
)
def test_the_database_refuses_a_copy_that_contradicts_itself(at, facts):
    known = {"asked_at": at, "expires_at": at + datetime.timedelta(days=7)}

    with pytest.raises(IntegrityError), transaction.atomic():
        DataExport.objects.create(user=make_person(), language="id", **{**known, **facts})


def test_the_database_lets_one_copy_be_made_at_a_time(at):
    export = ask(make_person(), at)

    with pytest.raises(IntegrityError), transaction.atomic():
        DataExport.objects.create(
            user=export.user, language="id", asked_at=at, expires_at=at + datetime.timedelta(days=7)
        )
