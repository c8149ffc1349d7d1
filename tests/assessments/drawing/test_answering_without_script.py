"""Every kind of question can be answered with nothing but a form, and the form shows what was answered."""

import pytest
from django.urls import reverse

from assessments import services
from assessments.answer_streams import streams_of
from assessments.item_types import KINDS
from tests.assessments.drawing.forms import filled, form_of, sent
from tests.factories.assessments import answer, only, question_of
from tests.factories.question_contents import CONTENTS, content_of

FORM_KINDS = [kind for kind in KINDS if kind != "file"]
every_kind = pytest.mark.parametrize("kind", FORM_KINDS)
TYPED = {"essay": ['Baris satu.\nBaris <dua> & "tiga".\n']}


def an_answer(attempt):
    question = question_of(attempt.items.get())
    return TYPED.get(question.kind) or question.type.right_answer(question.content)


def page_of(client, attempt):
    return client.get(reverse("assessments:attempt", args=[attempt.public_id])).content.decode()


def post(client, attempt, data):
    address = reverse("assessments:attempt", args=[attempt.public_id])
    return client.post(address, data.urlencode(), content_type="application/x-www-form-urlencoded")


def given_in(attempt):
    [item] = attempt.items.list_with_current_response()
    return item.current_given


@every_kind
def test_the_right_answer_can_be_given(signed_in, attempt_at, kind):
    attempt = attempt_at(kind)
    item, right = str(attempt.items.get().public_id), an_answer(attempt)

    data = filled(form_of(page_of(signed_in, attempt)), right, item=item)
    post(signed_in, attempt, data)

    assert set(given_in(attempt)) == set(right)


@every_kind
def test_a_page_that_is_loaded_again_holds_the_answer(signed_in, attempt_at, at, kind):
    attempt = attempt_at(kind)
    item, given = attempt.items.get(), an_answer(attempt)
    services.save_responses(attempts=only(attempt), answers=[answer(item, given)], at=at)

    post(signed_in, attempt, sent(form_of(page_of(signed_in, attempt))))

    assert item.responses.count() == 1
    assert set(given_in(attempt)) == set(given)


@every_kind
def test_an_untouched_page_sends_no_answer(signed_in, attempt_at, kind):
    attempt = attempt_at(kind)

    data = sent(form_of(page_of(signed_in, attempt)))
    post(signed_in, attempt, data)

    assert attempt.items.get().responses.count() == 0


@pytest.mark.parametrize("kind", ["short_text", "numeric", "essay", "fill_in"])
def test_what_was_typed_is_shown_as_text_and_never_as_markup(signed_in, attempt_at, at, kind):
    attempt = attempt_at(kind)
    hostile = "</textarea><script>alert(1)</script>\" onfocus='x"
    given = [f"g1:{hostile}"] if kind == "fill_in" else [hostile]
    services.save_responses(attempts=only(attempt), answers=[answer(attempt.items.get(), given)], at=at)

    page = page_of(signed_in, attempt)

    assert "<script>alert" not in page
    assert not form_of(page).find(attrs={"onfocus": True})


@every_kind
def test_every_field_has_a_name_that_is_read_out(signed_in, attempt_at, kind):
    attempt = attempt_at(kind)

    form = form_of(page_of(signed_in, attempt))

    labelled = {label.get("for") for label in form.find_all("label")}
    for field in form.select("[data-item] input, [data-item] select, [data-item] textarea"):
        assert field.get("aria-label") or field.get("id") in labelled or field.find_parent("label")


@every_kind
def test_no_id_stands_twice_on_a_page(signed_in, attempt_at, kind):
    page = form_of(page_of(signed_in, attempt_at(kind)))

    ids = [element["id"] for element in page.find_all(id=True)]

    assert len(set(ids)) == len(ids)


def test_the_ends_of_lines_which_a_form_sends_make_no_new_answer(signed_in, attempt_at, at):
    attempt = attempt_at("essay")
    item = attempt.items.get()
    services.save_responses(attempts=only(attempt), answers=[answer(item, ["Satu.\nDua."])], at=at)

    data = sent(form_of(page_of(signed_in, attempt)))
    data[str(item.public_id)] = "Satu.\r\nDua."
    post(signed_in, attempt, data)

    assert item.responses.count() == 1


def test_where_the_author_put_the_right_word_of_a_gap_is_not_seen(signed_in, attempt_at):
    gaps = [dict(gap) for gap in CONTENTS["fill_in"]["gaps"]]
    gaps[1]["options"] = gaps[1]["options"][::-1]  # the right one first, as in many files from elsewhere
    _options, stream = streams_of(content_of("fill_in", gaps=gaps))

    form = form_of(page_of(signed_in, attempt_at("fill_in", answer=stream)))

    assert [option.text for option in form.select("select option")[1:]] == ["lewat pos", "secara elektronik"]
