import pytest
from django.urls import reverse

from assessments.analysis import services
from assessments.models import AnalysisRun, QuizVersion
from tests.assessments.analysis.frozen import freeze_quiz, single_choice
from tests.assessments.analysis.taken import enrol, make_people, take
from tests.factories.accounts import make_administrator, make_person, make_trainer
from tests.factories.courses import make_cohort, make_course, publish


@pytest.fixture
def look_at(client, course_trainer):
    """Gets a page of the analysis as the trainer of the course."""
    client.force_login(course_trainer)

    def get(name, *args, query=""):
        return client.get(reverse(f"analysis:{name}", args=args) + query)

    return get


def text_of(response):
    return " ".join(response.content.decode().split())


def test_before_the_first_analysis_the_page_offers_to_make_one(look_at, quiz, taken):
    response = look_at("quiz", quiz.translation_key)

    assert "Belum ada analisis" in text_of(response)
    assert reverse("analysis:ask", args=[quiz.translation_key]) in text_of(response)


def test_asking_leads_back_to_the_page(client, course_trainer, quiz):
    client.force_login(course_trainer)

    response = client.post(reverse("analysis:ask", args=[quiz.translation_key]), {"versi": "1"})

    assert response.url == reverse("analysis:quiz", args=[quiz.translation_key]) + "?versi=1"
    run = AnalysisRun.objects.get()
    assert (run.version.number, run.asked_by) == (1, course_trainer)


def test_while_it_is_made_the_page_shows_how_far_it_is(look_at, quiz, at):
    services.ask_for_analysis(quiz_key=quiz.translation_key, by=None, at=at)
    AnalysisRun.objects.update(state="running", progress=45, alive_at=at)

    response = look_at("progress", quiz.translation_key)

    assert "data-at-work" in text_of(response)
    assert 'value="45"' in text_of(response)
    assert "45% analisis selesai" in text_of(look_at("quiz", quiz.translation_key))


def test_when_it_is_made_nothing_is_at_work(look_at, quiz, taken, analysed):
    analysed(quiz)

    assert "data-at-work" not in text_of(look_at("progress", quiz.translation_key))


def test_a_failed_analysis_is_told(look_at, quiz, at):
    services.ask_for_analysis(quiz_key=quiz.translation_key, by=None, at=at)
    AnalysisRun.objects.update(state="failed", finished_at=at)

    assert "Analisis terakhir tidak berhasil dibuat" in text_of(look_at("quiz", quiz.translation_key))


def test_below_thirty_attempts_the_page_says_so(look_at, course, quiz, at, analysed):
    take(quiz, enrol(course, make_people(29), at=at), at=at)
    analysed(quiz)

    shown = text_of(look_at("quiz", quiz.translation_key))

    assert "Belum cukup data" in shown
    assert "29" in shown
    assert "<table" not in shown


def test_the_figures_stand_on_the_page_with_their_words(look_at, quiz, taken, analysed):
    run = analysed(quiz)

    shown = text_of(look_at("quiz", quiz.translation_key))

    alpha = f"{run.result['alpha']:.2f}".replace(".", ",")
    assert f"<dd>{alpha}" in shown
    assert "Distribusi skor" in shown
    assert "4 butir" in shown


def test_items_that_need_something_done_stand_first(look_at, course, at, analysed):
    quiz = freeze_quiz(course, [single_choice() for _ in range(4)])
    backwards = [lambda person: "a" if person < 15 else "b", *[lambda person: "a" if person >= 15 else "b"] * 2]
    rules = [backwards[1], backwards[2], backwards[0], backwards[1]]
    take(quiz, enrol(course, make_people(30), at=at), at=at, answer=lambda person, item, _: [rules[item](person)])
    codes = [item["code"] for item in analysed(quiz).result["items"]]

    shown = text_of(look_at("quiz", quiz.translation_key))

    assert shown.index(codes[2]) < shown.index(codes[0])
    assert "Periksa kunci" in shown


def test_the_page_of_an_item_shows_its_answers_and_what_to_do(look_at, quiz, taken, analysed):
    item = analysed(quiz).result["items"][2]

    shown = text_of(look_at("item", quiz.translation_key, item["id"]))

    assert item["code"] in shown
    for choice in item["figures"]["choices"]:
        assert choice["text"] in shown
    assert "Pilihan tidak terpakai" in shown
    assert "50%" in shown


def test_the_question_is_linked_only_for_those_who_may_use_its_bank(client, look_at, quiz, taken, analysed):
    item = analysed(quiz).result["items"][0]
    link = "Buka soal di bank"

    assert link not in text_of(look_at("item", quiz.translation_key, item["id"]))
    client.force_login(make_administrator())
    assert link in text_of(look_at("item", quiz.translation_key, item["id"]))


def test_an_item_without_enough_attempts_says_so(look_at, course, at, analysed):
    quiz = freeze_quiz(course, [single_choice(), single_choice()], drawn=1)
    take(
        quiz,
        enrol(course, make_people(40), at=at),
        at=at,
        choose=lambda person, items: [items[person < 10]],
    )
    item = next(item for item in analysed(quiz).result["items"] if item["seen"] == 10)

    assert "Belum cukup data" in text_of(look_at("item", quiz.translation_key, item["id"]))
    assert "Belum cukup data" in text_of(look_at("quiz", quiz.translation_key))


def test_each_version_has_a_page_of_its_own(look_at, quiz, taken, at, analysed):
    old = QuizVersion.objects.get(quiz_key=quiz.translation_key)
    quiz.pass_mark += 1
    publish(quiz)
    analysed(quiz, old)

    assert "Distribusi skor" in text_of(look_at("quiz", quiz.translation_key, query="?versi=1"))
    assert "Belum ada analisis" in text_of(look_at("quiz", quiz.translation_key, query="?versi=2"))
    assert look_at("quiz", quiz.translation_key, query="?versi=9").status_code == 404
    assert look_at("quiz", quiz.translation_key, query="?versi=%00").status_code == 404


def test_the_gain_stands_on_the_page_of_the_post_test(look_at, course, at, analysed):
    pre, post = (freeze_quiz(course, [single_choice()] * 2, role=role) for role in ("pre_test", "post_test"))
    people = enrol(course, make_people(20), at=at)
    few = enrol(course, make_people(3), at=at, cohort=make_cohort(course, name="Angkatan kecil"))
    take(pre, people + few, at=at, answer=lambda person, item, _: ["a" if item < person % 2 else "b"])
    take(post, people + few, at=at, answer=lambda person, item, _: ["a" if item < 1 + person % 2 else "b"])
    analysed(post)

    shown = text_of(look_at("quiz", post.translation_key))

    assert "Dari tes awal ke tes akhir" in shown
    assert "Terlalu sedikit peserta untuk ditampilkan" in shown


def test_the_list_names_the_quizzes_of_ones_own_courses(look_at, quiz, taken, analysed):
    other = freeze_quiz(make_course(), [single_choice()])
    analysed(quiz)

    shown = text_of(look_at("list"))

    assert quiz.title in shown
    assert "32 percobaan" in shown
    assert str(other.translation_key) not in shown


def test_a_trainer_without_quizzes_is_told_what_to_do(client, db):
    client.force_login(make_trainer())

    assert "Belum ada kuis" in text_of(client.get(reverse("analysis:list")))


@pytest.mark.parametrize("name", ["quiz", "progress", "table"])
def test_who_does_not_teach_the_course_finds_nothing(client, quiz, taken, analysed, name):
    analysed(quiz)
    address = reverse(f"analysis:{name}", args=[quiz.translation_key, *(["butir"] if name == "table" else [])])
    answers = []

    for person in (make_trainer(), make_person(), taken[0].learner):
        client.force_login(person)
        answers.append(client.get(address).status_code)
    client.logout()
    answers.append(client.get(address).status_code)

    assert answers == [404, 404, 404, 302]


def test_pages_are_drawn_from_few_queries(look_at, quiz, taken, analysed, django_assert_max_num_queries):
    item = analysed(quiz).result["items"][0]
    look_at("list")

    with django_assert_max_num_queries(7):
        look_at("quiz", quiz.translation_key)
    with django_assert_max_num_queries(8):
        look_at("item", quiz.translation_key, item["id"])
    with django_assert_max_num_queries(9):
        look_at("list")
