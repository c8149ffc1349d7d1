from datetime import timedelta

import pytest
from django.urls import reverse

from assessments import services
from assessments.models import Response
from tests.factories.accounts import give_role, make_person, make_trainer
from tests.factories.assessments import answer, make_bank, make_question, make_questions, make_quiz, only, start
from tests.factories.courses import let_teach
from tests.factories.quizzes import make_composed_quiz, make_override


@pytest.fixture
def desk(client, course):
    client.force_login(let_teach(make_trainer(), course))
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def blueprint_of(client, quiz):
    return text_of(client.get(reverse("blueprint:quiz", args=[quiz.translation_key])))


def desk_of(client, quiz):
    return text_of(client.get(reverse("assessments:quiz_desk", args=[quiz.translation_key])))


@pytest.fixture
def bank(db):
    return make_bank("Bank keamanan")


def test_the_blueprint_says_that_every_draw_can_be_filled(desk, course, bank):
    make_questions(4, bank=bank)
    quiz = make_composed_quiz(course, sections=["Teori"], draws=[{"bank": bank, "number": 2, "points": 5}])

    shown = blueprint_of(desk, quiz)

    assert "Bank dapat memenuhi setiap pengambilan." in shown
    assert "1. Teori" in shown
    assert "Bank keamanan" in shown
    assert '<td class="number">2</td> <td class="number">4</td> <td class="number">5</td>' in shown


def test_the_blueprint_names_what_is_lacking_in_a_draft(desk, course, bank):
    make_question(bank)
    quiz = make_composed_quiz(course, draws=[{"bank": bank, "number": 3}], published=False)
    quiz.save_revision()

    shown = blueprint_of(desk, quiz)

    assert "Kuis tidak dapat diterbitkan" in shown
    assert "kurang 2" in shown


def test_the_blueprint_warns_of_what_makes_a_test_unfair(desk, course, bank):
    questions = make_questions(3, bank=bank)
    make_quiz(course, role="pre_test", questions=questions[:1], title="Tes awal kita")
    make_quiz(course, role="practice", questions=questions[:1], title="Latihan kita")
    draws = [{"bank": bank, "number": 1}, {"bank": bank, "number": 2}]
    quiz = make_composed_quiz(course, role="post_test", draws=draws, time_limit=1)

    shown = blueprint_of(desk, quiz)

    assert "Pengambilan 2 mengambil 2 dari hanya 3 soal" in shown
    assert "Pengambilan 1 dan 2 mencari 3 soal yang sama." in shown
    assert "1 soal juga ada pada tes awal “Tes awal kita”." in shown
    assert "Latihan kita" not in shown
    assert "Pengerjaan memerlukan kira-kira 3 menit, sedangkan batas waktunya 1 menit." in shown


def test_the_balance_is_told_by_difficulty_and_by_cognitive_level(desk, course, bank):
    make_question(bank, difficulty="easy", cognitive_level="apply")
    make_question(bank, difficulty="hard")
    quiz = make_composed_quiz(course, draws=[{"bank": bank, "number": 1}])

    shown = blueprint_of(desk, quiz)

    assert "0,5" in shown
    for head in ("Mudah", "Sukar", "Tanpa tingkat"):
        assert f">{head}</th>" in shown


def test_an_empty_quiz_has_a_blueprint_that_says_what_to_do(desk, course):
    quiz = make_quiz(course, questions=[], published=False)

    assert "Belum ada soal pada kuis ini" in blueprint_of(desk, quiz)


def test_a_blueprint_costs_few_queries(desk, course, bank, django_assert_max_num_queries):
    make_questions(12, bank=bank)
    quiz = make_composed_quiz(course, draws=[{"bank": bank, "number": 2}], questions=make_questions(4))
    blueprint_of(desk, quiz)

    with django_assert_max_num_queries(24):
        blueprint_of(desk, quiz)


def test_the_desk_counts_what_waits(desk, course, enrolment, quiz, learner, at):
    attempt = start(enrolment, quiz, at)
    services.submit_attempt(attempt=attempt, at=at)
    item = attempt.items.first()
    late = at + timedelta(minutes=1)
    services.save_responses(attempts=only(attempt), answers=[answer(item, item.option_order[:1])], at=late)
    make_override(quiz, at, learner=learner, time_limit=90)
    assert Response.objects.get().standing == "late"

    shown = desk_of(desk, quiz)

    assert "1 menunggu" in shown
    for link in ("overrides:list", "blueprint:quiz", "attempts:list", "analysis:quiz"):
        assert reverse(link, args=[quiz.translation_key]) in shown


def test_a_desk_of_an_unpublished_quiz_says_so(desk, course):
    assert "Belum terbit" in desk_of(desk, make_quiz(course, published=False))


@pytest.mark.parametrize(("role", "sees"), [("organiser", ["overrides:list"]), ("marker", [])])
def test_everybody_finds_only_their_own_tasks_on_the_desk(client, course, quiz, role, sees):
    client.force_login(give_role(make_person("Petugas"), role, course_key=course.translation_key))

    shown = desk_of(client, quiz)

    links = ["overrides:list", "blueprint:quiz", "attempts:list", "analysis:quiz"]
    assert [link for link in links if reverse(link, args=[quiz.translation_key]) in shown] == sees


@pytest.mark.parametrize("name", ["assessments:quiz_desk", "blueprint:quiz"])
def test_nobody_else_finds_the_pages(client, signed_in, enrolment, quiz, name):
    address = reverse(name, args=[quiz.translation_key])
    assert signed_in.get(address).status_code == 404

    client.force_login(make_trainer())
    assert client.get(address).status_code == 404


def test_trainers_find_the_desk_from_the_quiz_and_see_its_draws(desk, course, bank):
    make_questions(3, bank=bank)
    quiz = make_composed_quiz(course, draws=[{"bank": bank, "number": 2}])

    shown = text_of(desk.get(quiz.url))

    assert reverse("assessments:quiz_desk", args=[quiz.translation_key]) in shown
    assert "2 soal, diambil untuk setiap percobaan" in shown
    assert "3 soal sesuai." in shown


def test_the_editor_leads_to_the_desk_and_the_blueprint(desk, quiz):
    shown = desk.get(reverse("wagtailadmin_pages:edit", args=[quiz.pk])).content.decode()

    assert reverse("assessments:quiz_desk", args=[quiz.translation_key]) in shown
    assert shown.count(reverse("blueprint:quiz", args=[quiz.translation_key])) >= 2
