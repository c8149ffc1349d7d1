"""The page of the copy says in words what the file for programs says in codes."""

import io
import json
import zipfile

import pytest
from django.utils import translation

from accounts import audit
from accounts.privacy import archive
from accounts.privacy.services.requests import file_request
from tests.factories.accounts import make_administrator, make_person
from tests.factories.assessments import make_quiz, submit
from tests.factories.certificates import make_certificate
from tests.factories.competencies import credit
from tests.factories.courses import enrol_learner, make_course

pytestmark = pytest.mark.django_db


def copy_of(person, at):
    """(the data for programs, the page)"""
    with translation.override("id"):
        content = zipfile.ZipFile(io.BytesIO(archive.build(person, at=at)))
    return json.loads(content.read("data.json"))["data"], content.read("index.html").decode()


def test_answers_stand_with_their_question(at):
    person, course = make_person(), make_course()
    quiz = make_quiz(course, title="Kuis 1", items=1)
    attempt = submit(enrol_learner(course, person, at), quiz, at)
    content = attempt.items.get().question_version.content
    chosen = attempt.responses.get().given

    data, page = copy_of(person, at)

    words = [option["text"] for option in content["options"] if option["id"] in chosen]
    assert data["answers"][0]["answer"] == "\n".join(words)
    assert words[0] in page
    assert "Kuis 1" in page
    assert chosen[0] not in page
    assert data["answers"][0]["given"] == chosen


def test_steps_stand_with_their_title(at):
    person, course = make_person(), make_course()
    quiz = make_quiz(course, title="Kuis penutup")
    submit(enrol_learner(course, person, at), quiz, at)

    data, page = copy_of(person, at)

    assert data["completed_steps"][0]["title"] == "Kuis penutup"
    assert data["completed_steps"][0]["step_key"] not in page


def test_a_certificate_tells_what_is_printed_without_braces(at):
    certificate = make_certificate(at)

    data, page = copy_of(certificate.holder, at)

    assert data["certificates"][0]["snapshot"] == certificate.snapshot
    assert certificate.snapshot["holder"]["position"] in page
    assert "{" not in page


def test_codes_are_said_in_words_and_years_as_years(at):
    person = make_person()
    file_request(person=person, kind="correction", wish="Perbaiki gelar saya.", at=at)
    credit(person, at)

    data, page = copy_of(person, at)

    assert data["data_requests"][0]["kind"] == "correction"
    assert "Memperbaiki data saya" in page
    assert ">correction<" not in page
    assert f">{data['lesson_hours'][0]['year']}<" in page


def test_the_trail_is_told_to_the_person_without_naming_the_officer(at):
    officer = make_administrator("Agus Salim")
    person = make_person("Yuliana Wati")
    with audit.acting(actor=officer, origin="web"):
        audit.record("person.viewed", subject=person)
    with audit.acting(actor=person, origin="web"):
        audit.record("sign_in.succeeded", subject=person)

    _data, page = copy_of(person, at)

    assert "Petugas atau sistem melihat data Anda" in page
    assert "Anda masuk" in page
    assert "Agus" not in page
