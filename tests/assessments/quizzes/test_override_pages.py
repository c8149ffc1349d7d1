import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.models import QuizOverride
from tests.factories.accounts import give_role, make_person, make_trainer
from tests.factories.courses import let_teach
from tests.factories.quizzes import make_override


@pytest.fixture
def desk(client, course, enrolment):
    client.force_login(let_teach(make_trainer(), course))
    return client


def address(name, quiz):
    return reverse(f"overrides:{name}", args=[quiz.translation_key])


def text_of(response):
    return " ".join(response.content.decode().split())


def form(**changes):
    return {"whom": "learner", "learner": "", "reason": "Gangguan jaringan", **changes}


def test_a_trainer_gives_a_learner_more_time(desk, quiz, learner):
    response = desk.post(address("add", quiz), form(learner=learner.full_name, time_limit="90"), follow=True)

    override = QuizOverride.objects.get()
    assert (override.learner, override.time_limit, override.quiz_key) == (learner, 90, quiz.translation_key)
    assert "90 menit sejak mulai" in text_of(response)


def test_a_cohort_gets_a_later_end(desk, quiz, enrolment):
    desk.post(
        address("add", quiz),
        form(whom="cohort", cohort=str(enrolment.cohort.public_id), closes_at="2026-12-24T16:00"),
    )

    override = QuizOverride.objects.get()
    assert override.cohort == enrolment.cohort
    assert timezone.localtime(override.closes_at).hour == 16


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"time_limit": "90"}, "Masukkan NIP, NI PPPK, surel atau nama peserta."),
        ({"whom": "cohort", "time_limit": "90"}, "Pilih angkatan."),
        ({"learner": "Yuliana"}, "Isi sedikitnya satu ketentuan"),
        ({"learner": "Orang Lain", "time_limit": "90"}, "Tidak ada orang"),
        (
            {"learner": "Yuliana", "opens_at": "2026-12-24T16:00", "closes_at": "2026-12-24T15:00"},
            "Waktu tutup harus sesudah waktu buka.",
        ),
        ({"learner": "Yuliana", "time_limit": "90", "reason": ""}, "Tulis alasannya secara singkat."),
        ({"learner": "Yuliana", "time_limit": "0"}, "1"),
    ],
)
def test_what_makes_no_exception_is_told(desk, quiz, changes, words):
    make_person("Orang Lain")

    response = desk.post(address("add", quiz), form(**changes))

    assert response.status_code == 200
    assert words in text_of(response)
    assert not QuizOverride.objects.exists()


def test_a_second_exception_is_refused_in_words(desk, quiz, learner, at):
    make_override(quiz, at, learner=learner, time_limit=90)

    response = desk.post(address("add", quiz), form(learner=learner.full_name, time_limit="120"))

    assert "Sudah ada pengecualian." in text_of(response)


def test_ending_asks_first(desk, quiz, learner, at):
    override = make_override(quiz, at, learner=learner, time_limit=90)
    end = reverse("overrides:end", args=[override.public_id])

    asked = desk.get(end)
    override.refresh_from_db()
    assert override.ended_at is None
    assert learner.full_name in text_of(asked)

    desk.post(end)
    override.refresh_from_db()
    assert override.ended_at is not None
    assert desk.get(end).url == address("list", quiz)


def test_the_list_shows_those_that_hold_first(desk, quiz, learner, enrolment, at):
    ended = make_override(quiz, at, cohort=enrolment.cohort, time_limit=45)
    QuizOverride.objects.filter(pk=ended.pk).update(ended_at=at)
    make_override(quiz, at, learner=learner, time_limit=90)

    page = text_of(desk.get(address("list", quiz)))

    assert page.index("90 menit") < page.index("45 menit")


def test_a_long_list_costs_few_queries(desk, quiz, enrolment, at, django_assert_max_num_queries):
    for number in range(12):
        make_override(quiz, at, learner=make_person(f"Peserta {number}"), time_limit=90)
    desk.get(address("list", quiz))

    with django_assert_max_num_queries(10):
        desk.get(address("list", quiz))


def test_an_organiser_of_the_course_makes_exceptions_too(client, course, quiz, learner, enrolment):
    client.force_login(give_role(make_person("Panitia"), "organiser", course_key=course.translation_key))

    client.post(address("add", quiz), form(learner=learner.full_name, time_limit="90"))

    assert QuizOverride.objects.exists()


@pytest.mark.parametrize("name", ["list", "add"])
def test_a_trainer_of_another_course_finds_no_such_quiz(client, quiz, name):
    client.force_login(make_trainer())

    assert client.get(address(name, quiz)).status_code == 404


def test_learners_find_no_such_page(signed_in, enrolment, quiz, learner, at):
    override = make_override(quiz, at, learner=learner, time_limit=90)

    assert signed_in.get(address("list", quiz)).status_code == 404
    assert signed_in.post(reverse("overrides:end", args=[override.public_id])).status_code == 404
