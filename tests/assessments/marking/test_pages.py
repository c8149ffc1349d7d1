"""The pages of markers, as they read and send them."""

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from assessments import services
from assessments.handed_in.services import hand_in
from assessments.models import Attempt, Judgement
from tests.factories.accounts import make_person
from tests.factories.answer_files import upload
from tests.factories.assessments import start, with_rules
from tests.factories.courses import enrol_learner
from tests.factories.marking import ESSAY, RUBRIC, essay_of, hand_in_essay, judge, make_essay_quiz

QUEUE = "/kuis/penilaian/"


def url_of(item, query=""):
    return reverse("marking:answer", args=[item.public_id]) + query


def sent(item, **fields):
    return {"answer": str(item.responses.last().key), "action": "done", **fields}


@pytest.fixture
def marking(client, marker):
    client.force_login(marker)
    return client


@pytest.fixture
def named(quiz):
    """Markers see who wrote."""
    return with_rules(quiz, is_anonymous=False)


def test_the_queue_lists_what_waits_without_names(marking, item):
    page = marking.get(QUEUE).text

    assert url_of(item) in page
    assert "Jawaban " + item.public_id.hex[:6].upper() in page
    assert item.attempt.learner.full_name not in page


def test_nothing_on_the_page_of_an_answer_tells_whose_it_is(marking, item, learner):
    page = marking.get(url_of(item)).text

    assert ESSAY in page
    number = learner.current_employment().number
    told = [learner.full_name, number, str(learner.current_employment().unit), str(item.attempt.public_id)]
    assert [text for text in told if text in page] == []
    assert not AuditEntry.objects.filter(action="answer.viewed").exists()


def test_a_quiz_may_let_markers_see_names_and_that_is_recorded(named, marking, item):
    assert item.attempt.learner.full_name in marking.get(QUEUE).text
    assert item.attempt.learner.full_name in marking.get(url_of(item)).text
    assert AuditEntry.objects.get(action="answer.viewed").subject_id == item.attempt.learner.public_id


def test_markers_read_the_guidance_and_count_no_words(marking, item):
    page = marking.get(url_of(item)).text

    assert "Lihat alasan hukumnya." in page
    assert "11 kata" in page


def test_a_file_is_named_by_its_kind_only(course, learner, marking, at):
    quiz = make_essay_quiz(course, kind="file")
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    item = attempt.items.select_related("attempt", "question_version").get()
    hand_in(item=item, upload=upload("Yuliana Wati.pdf"), at=at)
    services.submit_attempt(attempt=attempt, at=at)

    page = marking.get(url_of(item)).text

    assert reverse("handed_in:download", args=[item.files.get().public_id]) in page
    assert "Yuliana" not in page


def test_a_mark_is_kept_and_the_next_answer_comes(marking, course, quiz, item, at):
    other = essay_of(hand_in_essay(enrol_learner(course, make_person("Budi"), at), quiz, at))

    response = marking.post(url_of(item, "?state=new"), sent(item, points="7,5", comment="Baik."))

    assert (response.status_code, response["Location"]) == (302, url_of(other, "?state=new"))
    assert Judgement.objects.values_list("points", "is_draft").get() == (7.5, False)


def test_after_the_last_one_the_queue_comes(marking, item):
    response = marking.post(url_of(item), sent(item, points="7"))

    assert response["Location"].startswith(QUEUE)


def test_a_draft_is_kept_and_shown_again(marking, item):
    response = marking.post(url_of(item), sent(item, comment="Cek pasalnya.", action="draft"), follow=True)

    assert "Cek pasalnya." in response.text
    assert Judgement.objects.get().is_draft


def test_previous_and_next_are_links_with_keys(marking, course, quiz, item, at):
    other = essay_of(hand_in_essay(enrol_learner(course, make_person("Budi"), at), quiz, at))

    assert f'accesskey="n" href="{url_of(other)}"' in marking.get(url_of(item)).text
    assert f'accesskey="p" href="{url_of(item)}"' in marking.get(url_of(other)).text


def test_points_beyond_the_question_are_refused(marking, item):
    response = marking.post(url_of(item), sent(item, points="11"))

    assert "error-summary" in response.text
    assert not Judgement.objects.exists()


def test_each_criterion_is_a_group_of_choices(marking, course, learner, at):
    quiz = make_essay_quiz(course, rubric=RUBRIC)
    item = essay_of(hand_in_essay(enrol_learner(course, learner, at), quiz, at))
    levels = {f"level_{each['id']}": each["levels"][-1]["id"] for each in item.question_version.content["rubric"]}

    assert marking.get(url_of(item)).text.count('type="radio"') == 4
    assert "error-summary" in marking.post(url_of(item), sent(item)).text
    marking.post(url_of(item), sent(item, **levels))
    assert Judgement.objects.get().points == 10


def test_two_markers_never_read_each_other_before_both_have_finished(two_markers, marking, marker, second, item, at):
    judge(item, second, at, 9, comment="Tulisan penilai kedua.")
    assert "Tulisan penilai kedua." not in marking.get(url_of(item)).text
    judge(item, marker, at, 5, is_draft=True)
    assert "Tulisan penilai kedua." not in marking.get(url_of(item)).text

    judge(item, marker, at, 5)

    assert "Tulisan penilai kedua." in marking.get(url_of(item)).text


def test_a_third_person_decides_with_both_before_them(two_markers, marking, second, third, trainer, item, at):
    judge(item, second, at, 9, comment="Tulisan penilai kedua.")
    judge(item, third, at, 2, comment="Tulisan penilai ketiga.")
    address = reverse("marking:reconcile", args=[item.public_id])

    page = marking.get(url_of(item)).text
    assert "Tulisan penilai kedua." in page
    assert "Tulisan penilai ketiga." in page
    assert "error-summary" in marking.post(address, sent(item, points="6")).text

    marking.post(address, sent(item, points="6", comment="Jalan tengah."))
    assert Judgement.objects.get(is_reconciling=True).points == 6


def test_one_of_the_two_finds_no_form(two_markers, marking, marker, second, item, at):
    judge(item, second, at, 9)
    judge(item, marker, at, 2)

    assert 'name="points"' not in marking.get(url_of(item)).text


def test_the_release_tells_what_is_ready_and_releases_it(marking, marker, quiz, item, at):
    address = reverse("marking:release", args=[quiz.translation_key])
    assert "belum dinilai: 1" in marking.get(address).text
    judge(item, marker, at, 8)

    response = marking.post(address, follow=True)

    assert "Nilai 1 percobaan telah dirilis." in response.text
    assert Attempt.objects.get().score == 80


def test_a_released_answer_leads_back_to_the_queue(marking, marker, quiz, item, at):
    judge(item, marker, at, 8)
    marking.post(reverse("marking:release", args=[quiz.translation_key]))

    for response in (marking.get(url_of(item)), marking.post(url_of(item), sent(item, points="1"))):
        assert response["Location"] == QUEUE


def test_filters_that_make_no_sense_are_left_out(marking, item):
    assert url_of(item) in marking.get(QUEUE, {"quiz": "x", "state": "y", "cohort": "z", "page": "0"}).text


def test_the_queue_costs_the_same_for_one_and_for_many(marking, course, quiz, item, at, django_assert_max_num_queries):
    for number in range(5):
        hand_in_essay(enrol_learner(course, make_person(f"Peserta {number}"), at), quiz, at)
    marking.get(QUEUE)

    with django_assert_max_num_queries(10):
        marking.get(QUEUE)
    with django_assert_max_num_queries(13):
        marking.get(url_of(item))


def test_markers_find_the_queue_among_their_tasks(marking, item):
    page = marking.get(reverse("accounts:office")).text

    assert f'href="{QUEUE}"' in page
    assert "1 jawaban menunggu penilaian" in page
