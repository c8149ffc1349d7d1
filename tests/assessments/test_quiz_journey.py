"""The whole way with forms only, as a browser without scripts goes it."""

import pytest
from django.urls import reverse

from assessments import payloads, services
from assessments.models import Attempt, Response
from courses.models import StepCompletion
from tests.factories.assessments import answer, answer_right, answer_wrong, make_question, make_quiz, only, start
from tests.factories.courses import enrol_learner


def url(name, attempt):
    return reverse(f"assessments:{name}", args=[attempt.public_id])


def form_of(answers, action="save"):
    return {"action": action, **{str(answer.item): answer.given for answer in answers}}


def test_a_quiz_can_be_passed_without_scripts(signed_in, enrolment, quiz):
    started = signed_in.post(reverse("assessments:start", args=[quiz.translation_key]))
    attempt = Attempt.objects.get()
    assert started.url == url("attempt", attempt)

    assert "Soal 3 dari 3" in " ".join(signed_in.get(started.url).content.decode().split())
    answers = answer_right(attempt)
    saved = signed_in.post(started.url, form_of(answers[:1]))
    assert saved.url == started.url
    checked = signed_in.post(started.url, form_of(answers, "review"))
    assert checked.url == url("review", attempt)
    assert "Semua soal sudah dijawab" in signed_in.get(checked.url).content.decode()
    submitted = signed_in.post(url("submit", attempt))
    assert submitted.url == url("result", attempt)

    assert "Lulus: 100 dari 100" in signed_in.get(submitted.url).content.decode()
    assert StepCompletion.objects.filter(step_key=quiz.translation_key).exists()


def test_a_saved_answer_is_ticked_when_the_page_is_opened_again(signed_in, attempt, at):
    answers = answer_right(attempt)[:1]
    services.save_responses(attempts=only(attempt), answers=answers, at=at)

    page = signed_in.get(url("attempt", attempt)).content.decode()

    assert page.count(" checked") == 1
    assert f'value="{answers[0].given[0]}" checked' in page
    assert 'data-sequence="1"' in page


def test_the_form_adds_only_what_it_changes(signed_in, attempt):
    answers = answer_right(attempt)
    signed_in.post(url("attempt", attempt), form_of(answers))
    changed = answer_wrong(attempt)[:1] + answers[1:]

    signed_in.post(url("attempt", attempt), form_of(changed))

    assert Response.objects.count() == 4
    assert list(Response.objects.order_by("sequence").values_list("sequence", flat=True)) == [1, 2, 3, 4]


def test_an_empty_checkbox_group_takes_the_answer_back(signed_in, course, learner, at):
    quiz = make_quiz(course, questions=[make_question(kind="multiple_response")])
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    signed_in.post(url("attempt", attempt), form_of(answer_right(attempt)))

    signed_in.post(url("attempt", attempt), {"action": "save"})

    assert [item.current_given for item in attempt.items.list_with_current_response()] == [[]]


def test_the_review_names_what_is_not_answered(signed_in, attempt, at):
    services.save_responses(attempts=only(attempt), answers=answer_right(attempt)[:1], at=at)

    page = signed_in.get(url("review", attempt)).content.decode()

    assert "2 soal belum dijawab" in page
    assert f'href="{url("attempt", attempt)}#q2"' in page


def test_a_changed_form_saves_nothing_and_says_so(signed_in, attempt):
    answers = answer_right(attempt)
    form = {**form_of(answers), str(answers[0].item): "nothing"}

    response = signed_in.post(url("attempt", attempt), form)

    assert response.status_code == 400
    assert "tidak tersimpan" in response.content.decode()
    assert not Response.objects.exists()


def test_submitting_twice_leads_to_the_same_result(signed_in, attempt):
    first = signed_in.post(url("submit", attempt))
    again = signed_in.post(url("submit", attempt))

    assert first.url == again.url == url("result", attempt)


@pytest.mark.parametrize("name", ["attempt", "review"])
def test_a_submitted_attempt_leads_to_its_result(signed_in, attempt, at, name):
    services.submit_attempt(attempt=attempt, at=at)

    assert signed_in.get(url(name, attempt)).url == url("result", attempt)


def test_answers_after_submission_are_kept_for_the_trainer(signed_in, attempt, at):
    services.submit_attempt(attempt=attempt, at=at)

    response = signed_in.post(url("attempt", attempt), form_of(answer_right(attempt)), follow=True)

    assert response.redirect_chain == [(url("result", attempt), 302)]
    assert "datang setelah kuis berakhir" in response.content.decode()
    assert set(Response.objects.values_list("standing", flat=True)) == {"late"}


def test_a_form_that_repeats_what_was_submitted_is_told_so(signed_in, attempt, at):
    answers = answer_right(attempt)
    services.submit_attempt(attempt=attempt, answers=answers, at=at)

    response = signed_in.post(url("attempt", attempt), form_of(answers), follow=True)

    assert "sudah dikirim" in response.content.decode()


def test_the_form_is_saved_after_the_highest_sequence_that_a_script_may_send(signed_in, attempt):
    first, second, _ = attempt.items.all()
    services.save_responses(
        attempts=only(attempt),
        answers=[answer(first, first.option_order[:1], sequence=payloads.HIGHEST_SEQUENCE)],
        at=attempt.started_at,
    )

    signed_in.post(url("attempt", attempt), {str(second.public_id): second.option_order[0]})

    assert second.responses.get().sequence == payloads.HIGHEST_SEQUENCE + 1


def test_the_result_of_an_open_attempt_leads_back_to_its_questions(signed_in, attempt):
    assert signed_in.get(url("result", attempt)).url == url("attempt", attempt)


def test_who_left_the_training_is_told_when_submitting(signed_in, attempt, enrolment, at):
    enrolment.withdrawn_at = at
    enrolment.save()

    response = signed_in.post(url("submit", attempt), follow=True)

    assert Attempt.objects.get().submitted_at is None
    assert "Anda telah keluar dari pelatihan ini" in response.content.decode()


def test_a_form_that_changes_nothing_stores_nothing(signed_in, attempt):
    address, choices = reverse("assessments:attempt", args=[attempt.public_id]), {}
    for item in attempt.items.all():
        choices[str(item.public_id)] = item.option_order[0]

    for _ in range(2):
        response = signed_in.post(address, {"action": "review", **choices})

    assert response.url == reverse("assessments:review", args=[attempt.public_id])
    assert attempt.responses.count() == len(choices)
