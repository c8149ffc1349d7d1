from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from assessments import services
from assessments.handed_in.services import hand_in
from tests.factories.accounts import give_role, make_person
from tests.factories.answer_files import PDF, upload
from tests.factories.assessments import start
from tests.factories.courses import make_course


@pytest.fixture
def address(item):
    return reverse("handed_in:upload", args=[item.public_id])


@pytest.fixture
def file(item, at):
    hand_in(item=item, upload=upload("Yuliana.pdf"), at=at)
    return item.files.get()


@pytest.fixture
def other(db):
    client = Client()
    client.force_login(make_person("Budi Santoso"))
    return client


def marking(course, role):
    client = Client()
    client.force_login(give_role(make_person("Rini Penilai"), role, course_key=course.translation_key))
    return client


def download(client, file):
    return client.get(reverse("handed_in:download", args=[file.public_id]))


def test_the_page_says_what_is_accepted(signed_in, address):
    page = signed_in.get(address).content.decode()

    assert ".pdf" in page
    assert "5 MB" in page


def test_after_handing_in_the_question_shows_the_file(signed_in, address, attempt, item):
    response = signed_in.post(address, {"file": upload("Tugas saya.pdf")}, follow=True)

    page = response.content.decode()
    assert response.redirect_chain[0][0].startswith(reverse("assessments:attempt", args=[attempt.public_id]))
    assert "Tugas saya.pdf" in page
    assert f'value="{item.files.get().public_id}"' in page


def test_the_button_of_the_question_saves_the_other_answers_and_opens_the_page(signed_in, attempt, item, address):
    form = {"action": f"file.{item.public_id}"}

    response = signed_in.post(reverse("assessments:attempt", args=[attempt.public_id]), form)

    assert response.url == address


@pytest.mark.parametrize("action", ["file.", "file.x", "file./etc", "file"])
def test_a_button_that_names_no_question_only_saves(signed_in, attempt, action):
    response = signed_in.post(reverse("assessments:attempt", args=[attempt.public_id]), {"action": action})

    assert response.url == reverse("assessments:attempt", args=[attempt.public_id])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tugas.exe", PDF, ".pdf"),
        ("tugas.pdf", b"bukan", "Isi berkas"),
        ("tugas.pdf", b"", "kosong"),
        ("tugas.pdf", PDF.ljust(6 * 1024 * 1024), "5 MB"),
    ],
)
def test_a_file_that_is_refused_is_explained(signed_in, address, item, name, content, words):
    page = signed_in.post(address, {"file": upload(name, content)}).content.decode()

    assert "error-summary" in page
    assert words in page
    assert not item.files.exists()


def test_sending_no_file_is_explained(signed_in, address):
    assert "error-summary" in signed_in.post(address).content.decode()


def test_a_submitted_attempt_takes_no_file(signed_in, address, attempt, item, at):
    services.submit_attempt(attempt=attempt, at=at)

    response = signed_in.post(address, {"file": upload()})

    assert response.url == reverse("assessments:result", args=[attempt.public_id])
    assert not item.files.exists()


def test_after_the_end_the_learner_is_told_that_it_does_not_count(signed_in, address, attempt, at):
    attempt.deadline_at = attempt.accepts_until = attempt.started_at + timedelta(minutes=1)
    attempt.save()

    response = signed_in.post(address, {"file": upload()}, follow=True)

    assert "pengajar" in response.content.decode()


def test_a_question_of_another_kind_takes_no_file(signed_in, quiz, enrolment, at):
    item = start(enrolment, quiz, at).items.first()

    assert signed_in.get(reverse("handed_in:upload", args=[item.public_id])).status_code == 404


def test_the_page_of_another_learner_is_not_found(other, address):
    assert other.get(address).status_code == 404
    assert other.post(address, {"file": upload()}).status_code == 404


def test_the_learner_gets_the_file_back_by_its_name(signed_in, file):
    response = download(signed_in, file)

    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="Yuliana.pdf"'
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert "no-store" in response["Cache-Control"]


def test_another_learner_does_not_find_the_file(other, file):
    assert download(other, file).status_code == 404


def test_without_signing_in_nobody_finds_the_file(client, file):
    assert download(client, file).status_code == 302


@pytest.mark.parametrize("role", ["marker", "trainer"])
def test_who_marks_in_the_course_gets_the_file_without_the_name_of_the_person(course, file, role):
    response = download(marking(course, role), file)

    response.close()
    assert response.status_code == 200
    assert "Yuliana" not in response["Content-Disposition"]


def test_who_marks_in_another_course_does_not_find_the_file(file):
    assert download(marking(make_course(), "marker"), file).status_code == 404
