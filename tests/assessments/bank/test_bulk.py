"""What is done to several questions at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import services
from assessments.models import Case, Question
from tests.factories.assessments import let_use, make_bank, make_question
from tests.factories.bank import fresh, make_category, publish_question, save_draft

ACTIONS = {
    "tag": {"add": "phishing, surel", "remove": ""},
    "move": None,
    "retire": {},
    "bring_back": {},
}


@pytest.fixture
def questions(bank):
    return [make_question(bank) for _ in range(2)]


def address(action, questions):
    ids = "&".join(f"id={question.pk}" for question in questions)
    return f"{reverse('wagtail_bulk_action', args=['assessments', 'question', action])}?{ids}&next=/admin/"


def tags_of(question):
    return sorted(tag.name for tag in question.tags.all())


@pytest.mark.parametrize("action", ACTIONS)
def test_each_asks_before_it_acts(desk, questions, action):
    page = desk.get(address(action, questions))

    assert page.status_code == 200
    assert all(question.code in page.content.decode() for question in questions)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("chosen", ["some", "all"])
def test_questions_of_foreign_banks_are_neither_named_nor_changed(desk, bank, questions, action, chosen):
    foreign = make_question(make_bank("Lain"))
    sent = ACTIONS[action] if action != "move" else {"bank": bank.pk, "category": ""}
    target = address(action, [*questions, foreign])
    target = target if chosen == "some" else f"{target.split('?')[0]}?id=all&next=/admin/"

    shown = desk.get(target).content.decode()
    desk.post(target, sent)

    assert foreign.code not in shown
    after = fresh(foreign)
    assert (after.state, after.bank, tags_of(after)) == ("ready", foreign.bank, [])


def test_only_foreign_questions_are_nothing_at_all(desk):
    foreign = make_question(make_bank("Lain"))

    assert {desk.get(address(action, [foreign])).status_code for action in ACTIONS} == {404}


@pytest.mark.parametrize(
    ("parameters", "changed"),
    [("", 2), ("state=ready", 1), ("q=dicari", 1), ("state=draft&q=dicari", 0), ("state=nonsense", 0)],
)
def test_all_are_those_that_the_list_shows(desk, bank, parameters, changed):
    make_question(bank, code="DICARI")
    make_question(bank, live=False)

    target = (
        f"{reverse('wagtail_bulk_action', args=['assessments', 'question', 'tag'])}?id=all&{parameters}&next=/admin/"
    )
    desk.post(target, ACTIONS["tag"])

    assert sum(bool(tags_of(question)) for question in Question.objects.all()) == changed


def test_questions_are_tagged(desk, questions):
    desk.post(address("tag", questions), ACTIONS["tag"])
    desk.post(address("tag", questions[:1]), {"add": "", "remove": "surel"})

    assert [tags_of(fresh(question)) for question in questions] == [["phishing"], ["phishing", "surel"]]


def test_tagging_needs_a_tag(desk, questions):
    response = desk.post(address("tag", questions), {"add": "", "remove": ""})

    assert response.status_code == 200
    assert response.context["form"].errors


def test_questions_are_moved(desk, trainer, questions):
    other = make_bank("Tujuan")
    let_use(trainer, other)
    category = make_category(other)

    desk.post(address("move", questions), {"bank": other.pk, "category": category.pk})

    assert {(fresh(question).bank, fresh(question).category) for question in questions} == {(other, category)}


@pytest.mark.parametrize("wrong", ["a foreign bank", "a category of another bank"])
def test_questions_are_not_moved_where_they_do_not_belong(desk, bank, questions, wrong):
    other = make_bank("Lain")
    sent = {
        "a foreign bank": {"bank": other.pk, "category": ""},
        "a category of another bank": {"bank": bank.pk, "category": make_category(other).pk},
    }[wrong]

    response = desk.post(address("move", questions), sent)

    assert response.context["form"].errors
    assert {fresh(question).bank for question in questions} == {bank}


def test_a_question_of_a_case_stays_in_its_bank(desk, bank, trainer, questions):
    other = make_bank("Tujuan")
    let_use(trainer, other)
    Question.objects.filter(pk=questions[0].pk).update(case=Case.objects.create(bank=bank, title="Surel"))

    response = desk.post(address("move", questions), {"bank": other.pk, "category": ""})

    assert questions[0].code in str(response.context["form"].errors)
    assert {fresh(question).bank for question in questions} == {bank}


def test_questions_are_retired_and_brought_back(desk, questions):
    desk.post(address("retire", questions), {})
    retired = [fresh(question).state for question in questions]
    desk.post(address("bring_back", questions), {})

    assert retired == ["retired"] * 2
    assert [fresh(question).state for question in questions] == ["draft"] * 2


@pytest.mark.parametrize("is_live", [True, False])
def test_publishing_a_draft_afterwards_undoes_nothing(bank, trainer, is_live):
    question = make_question(bank, live=is_live)
    question = save_draft(publish_question(question) if is_live else question, trainer, source="Panduan BSSN")
    category = make_category(bank)

    services.move_questions(questions=[question], bank=bank, category=category, by=trainer)
    services.tag_questions(questions=[question], add=["phishing"], by=trainer)
    fresh(question).get_latest_revision().publish(user=trainer, skip_permission_checks=True)

    published = fresh(question)
    assert (published.source, published.category, tags_of(published)) == ("Panduan BSSN", category, ["phishing"])


def test_filing_publishes_no_draft(bank, trainer):
    question = save_draft(publish_question(make_question(bank)), trainer, source="Panduan BSSN")

    services.move_questions(questions=[question], bank=bank, category=make_category(bank), by=trainer)
    services.tag_questions(questions=[question], add=["phishing"], by=trainer)

    assert fresh(question).source == ""
    assert fresh(question).get_latest_revision_as_object().source == "Panduan BSSN"


def test_a_planned_publication_undoes_nothing_either(bank, trainer):
    question = publish_question(make_question(bank))
    planned = save_draft(question, trainer, go_live_at=timezone.now() + timedelta(days=1)).get_latest_revision()
    planned.publish(user=trainer, skip_permission_checks=True)
    save_draft(question, trainer, source="Panduan BSSN")
    category = make_category(bank)

    services.move_questions(questions=[question], bank=bank, category=category, by=trainer)
    services.tag_questions(questions=[question], add=["phishing"], by=trainer)

    planned.refresh_from_db()
    assert planned.approved_go_live_at
    assert (planned.as_object().category, tags_of(planned.as_object())) == (category, ["phishing"])
