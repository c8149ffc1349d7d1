import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.marking import appealing
from assessments.marking.releasing import release_attempt
from assessments.models import Appeal, Attempt
from tests.factories.assessments import make_question, make_quiz, submit, with_rules
from tests.factories.courses import enrol_learner
from tests.factories.marking import judge


@pytest.fixture
def released(item, marker):
    judge(item, marker, timezone.now(), 6, comment="Kurang contoh.")
    release_attempt(item.attempt_id, by=marker, at=timezone.now())
    item.attempt.refresh_from_db()
    return item


@pytest.fixture
def signed_in(client, learner):
    client.force_login(learner)
    return client


@pytest.fixture
def teaching(client, trainer):
    client.force_login(trainer)
    return client


def make_url(item):
    return reverse("appeals:make", args=[item.attempt.public_id])


def make(item, reason="Contohnya ada di akhir."):
    return appealing.make_appeal(item=item, reason=reason, at=item.mark.marked_at)


def test_a_learner_makes_an_appeal_from_the_result(signed_in, released):
    result = reverse("assessments:result", args=[released.attempt.public_id])
    assert make_url(released) in signed_in.get(result).text
    page = signed_in.get(f"{make_url(released)}?soal=1").text
    assert f'value="{released.public_id}"' in page
    assert "checked" in page

    sent = {"item": str(released.public_id), "reason": "Contohnya ada di akhir."}
    response = signed_in.post(make_url(released), sent, follow=True)

    assert Appeal.objects.get().item == released
    assert "Contohnya ada di akhir." in response.text


def test_the_answer_stands_on_the_result_and_in_the_own_list(signed_in, released, trainer, at):
    appeal = make(released)
    appealing.answer_appeal(
        appeal=appeal, is_upheld=False, answer="Contoh itu soal lain.", by=trainer, at=appeal.made_at
    )

    for url in (reverse("assessments:result", args=[released.attempt.public_id]), reverse("appeals:own")):
        assert "Contoh itu soal lain." in signed_in.get(url).text


def test_what_a_marker_wrote_stands_on_the_result_only_after_the_release(signed_in, item, marker, at):
    judge(item, marker, at, 6, comment="Kurang contoh.")
    result = reverse("assessments:result", args=[item.attempt.public_id])
    assert "Kurang contoh." not in signed_in.get(result).text

    release_attempt(item.attempt_id, by=marker, at=at)

    assert "Kurang contoh." in signed_in.get(result).text


def test_while_the_score_is_hidden_no_appeal_is_made(signed_in, released, quiz):
    with_rules(quiz, review={"at_once": [], "after_submit": ["own_answer"], "after_closing": []})

    response = signed_in.get(make_url(released))

    assert response["Location"] == reverse("assessments:result", args=[released.attempt.public_id])


def test_the_list_of_questions_does_not_tell_which_were_right(signed_in, course, learner):
    quiz = make_quiz(course, questions=[make_question(), make_question()])
    attempt = submit(enrol_learner(course, learner, timezone.now()), quiz, timezone.now())
    make_page = reverse("appeals:make", args=[attempt.public_id])
    assert signed_in.get(make_page).text.count('type="radio"') == 0

    with_rules(quiz, review={"at_once": [], "after_submit": ["score"], "after_closing": []})

    page = signed_in.get(make_page).text
    assert page.count('type="radio"') == 2
    assert "dari 1 poin" not in page


def test_the_days_are_over(signed_in, item, marker, at):
    judge(item, marker, at.replace(year=2020), 6)
    release_attempt(item.attempt_id, by=marker, at=at.replace(year=2020))

    assert signed_in.get(make_url(item)).status_code == 302


def test_a_trainer_answers(teaching, released):
    appeal = make(released)
    url = reverse("appeals:answer", args=[appeal.public_id])
    assert url in teaching.get(reverse("appeals:queue")).text
    page = teaching.get(url).text
    assert "Contohnya ada di akhir." in page
    assert released.attempt.learner.full_name not in page

    teaching.post(url, {"is_upheld": "yes", "points": "7,5", "answer": "Anda benar."})

    assert Attempt.objects.get().score == 75
    assert "Anda benar." in teaching.get(url).text
    assert url not in teaching.get(reverse("appeals:queue")).text
    assert url in teaching.get(reverse("appeals:queue"), {"state": "done"}).text


@pytest.mark.parametrize("points", ["", "6", "10,5"])
def test_upholding_asks_for_more_points(teaching, released, points):
    url = reverse("appeals:answer", args=[make(released).public_id])

    response = teaching.post(url, {"is_upheld": "yes", "points": points, "answer": "Anda benar."})

    assert "error-summary" in response.text
    assert Attempt.objects.get().score == 60


def test_an_appeal_about_a_key_shows_what_is_right(teaching, course, learner):
    quiz = make_quiz(course, questions=[make_question()])
    attempt = submit(enrol_learner(course, learner, timezone.now()), quiz, timezone.now(), right=False)
    item = attempt.items.select_related("mark", "question_version").get()
    right = next(each["text"] for each in item.question_version.content["options"] if each["is_correct"])

    assert right in teaching.get(reverse("appeals:answer", args=[make(item).public_id])).text


def test_the_list_costs_the_same_for_one_and_for_many(teaching, released, django_assert_max_num_queries):
    make(released)

    with django_assert_max_num_queries(6):
        teaching.get(reverse("appeals:queue"))
