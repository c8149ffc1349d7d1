"""A trainer looks at how the questions of a quiz measure, on a phone, with and without scripts."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from assessments.analysis import services, working
from assessments.models import AnalysisRun
from tests.assessments.analysis.frozen import freeze_quiz, single_choice
from tests.assessments.analysis.taken import enrol, make_people, take
from tests.factories.accounts import make_person
from tests.factories.courses import let_teach, make_course

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def course():
    return make_course(lessons=1)


@pytest.fixture
def trainer(course):
    return let_teach(make_person("Tri Wahyuni"), course)


@pytest.fixture
def post_test(course):
    """Taken by forty people after a pre-test."""
    now = timezone.now()
    pre, post = (
        freeze_quiz(course, [single_choice() for _ in range(4)], role=f"{role}_test") for role in ("pre", "post")
    )
    people = enrol(course, make_people(40), at=now)
    take(pre, people, at=now, answer=lambda person, item, _content: ["a" if item < person % 3 else "b"])
    take(post, people, at=now, answer=lambda person, item, _content: ["a" if item < 1 + person % 4 else "c"])
    return reverse("analysis:quiz", args=[post.translation_key])


@pytest.mark.parametrize("js", [True, False], ids=["with scripts", "without scripts"])
def test_an_analysis_is_asked_for_and_leads_to_what_to_do(browser_page, shortcomings, trainer, post_test, js):
    page = browser_page(js=js, user=trainer, reduced_motion="reduce")
    page.goto(post_test)

    page.get_by_role("button", name="Buat analisis").click()
    expect(page.get_by_role("heading", name="Kuis secara keseluruhan")).to_be_visible()
    expect(page.get_by_role("heading", name="Dari tes awal ke tes akhir")).to_be_visible()
    assert not js or shortcomings(page) == []
    page.get_by_role("link", name=re.compile("SOAL-")).first.click()

    expect(page.get_by_role("heading", name="Jawaban", exact=True)).to_be_visible()
    expect(page.get_by_text("Tidak dipilih").first).to_be_visible()
    assert not js or shortcomings(page) == []


def test_the_page_shows_the_result_when_the_worker_is_done(browser_page, shortcomings, trainer, post_test):
    key = post_test.rstrip("/").rpartition("/")[2]
    run = AnalysisRun.objects.create(quiz_key=key, asked_at=timezone.now())
    page = browser_page(user=trainer, reduced_motion="reduce")
    page.goto(post_test)
    expect(page.get_by_text("Analisis menunggu giliran dibuat.")).to_be_visible()
    assert shortcomings(page) == []

    working.analyse(run_id=run.pk, clock=timezone.now)

    expect(page.get_by_role("heading", name="Kuis secara keseluruhan")).to_be_visible()
    assert services.left_behind(at=timezone.now()) == []
