"""The demo as `load_demo` leaves it, loaded once for all tests of this file."""

from collections import Counter
from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from accounts import identity_numbers
from accounts.models import Employment, OrgUnit, User
from accounts.powers import Power
from assessments.models import Attempt, Question
from competencies.models import Evidence, HoursCredit
from courses.models import CourseIndexPage, CoursePage, CourseVersion, Enrolment, LessonPage
from courses.teaching import taught_by
from home.demo import accounts, pages, sources
from home.demo.courses import CourseLoader
from home.demo.load import load_demo

AT = datetime(2026, 11, 21, 13, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


def silent(line):
    pass


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(at=AT, report=silent)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def demo(loaded):
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def person(account):
    return User.objects.get(employments__number=account.number)


def rows():
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_loading_it_again_changes_nothing():
    before = rows()

    load_demo(at=AT, report=silent)

    assert rows() == before


def test_people_of_an_earlier_release_are_enough():
    """What is invented differs from release to release; an upgraded demo must not fill up."""
    someone = Employment.objects.in_subtree(OrgUnit.objects.get(code="DISDIK")).first()
    Employment.objects.filter(pk=someone.pk).update(number="199001012021012999")
    before = rows()

    load_demo(at=AT, report=silent)

    assert rows() == before


def test_loading_it_again_asks_little(loaded):
    with CaptureQueriesContext(connection) as queries:
        load_demo(at=AT, report=silent)

    assert len(queries) < 20


def test_what_a_trainer_wrote_since_stays():
    lesson = LessonPage.objects.get(slug="mengenali-phishing")
    lesson.title = "Judul dari pengajar"
    lesson.save_revision().publish()

    load_demo(at=AT, report=silent)

    lesson.refresh_from_db()
    assert lesson.title == "Judul dari pengajar"


def test_a_text_that_changed_is_published_anew():
    source = sources.courses()[0]
    changed = sources.Source.of({**source.data, "summary": "Ringkasan baru."})
    lessons_before = set(LessonPage.objects.values_list("pk", "latest_revision"))

    CourseLoader(pages.Loader(), AT).load(changed, CourseIndexPage.objects.get())

    assert CoursePage.objects.get(code="LDA-101").summary == "Ringkasan baru."
    assert set(LessonPage.objects.values_list("pk", "latest_revision")) == lessons_before


def test_a_changed_demand_makes_a_new_version():
    source = sources.courses()[0]
    changed = sources.Source.of({**source.data, "hours": 24})

    CourseLoader(pages.Loader(), AT).load(changed, CourseIndexPage.objects.get())

    assert list(CourseVersion.objects.filter(code="LDA-101").values_list("number", "hours")) == [(2, 24), (1, 20)]


def test_the_page_tree_is_sound():
    assert not any(Page.find_problems())


def test_every_lesson_would_pass_the_editor():
    for lesson in LessonPage.objects.all():
        lesson.full_clean()
        lesson.body.stream_block.clean(lesson.body)


def test_every_question_would_pass_the_editor():
    banks = Counter(question.bank.name for question in Question.objects.select_related("bank"))

    assert banks == {"LDA-101": 60, "ASD-101": 19, "KSI-101": 5, "KSI-111": 5, "PPD-101": 5}
    for question in Question.objects.all():
        question.full_clean()
        question.options.stream_block.clean(question.options)
        question.answer.stream_block.clean(question.answer)


def test_the_course_is_published_whole_as_its_first_version():
    version = CourseVersion.objects.get(code="LDA-101")

    assert len(version.steps()) == 25
    assert Counter(step["kind"] for step in version.steps()) == {"lesson": 21, "quiz": 4}


def test_the_regency_has_300_people():
    regency = OrgUnit.objects.get(code="SUKAMAJU")

    assert Employment.objects.current().in_subtree(regency).count() == 300


def test_every_number_is_well_formed_and_plausible():
    for employment in Employment.objects.all():
        number = identity_numbers.parse(employment.number)
        assert not number.warnings
        assert number.is_pppk == employment.is_pppk


def test_ranks_and_positions_fit_the_employment():
    for employment in Employment.objects.select_related("rank", "position_kind"):
        assert employment.rank.scheme == ("PPPK" if employment.is_pppk else "PNS")
        assert employment.position_kind


def test_nobody_invented_can_sign_in():
    numbers = [account.number for account in accounts.ACCOUNTS]
    invented = User.objects.exclude(employments__number__in=numbers)

    assert not any(user.has_usable_password() for user in invented)


@pytest.mark.parametrize("account", accounts.ACCOUNTS, ids=lambda account: account.label)
def test_a_demo_account_signs_in_and_has_a_first_page(account):
    client = Client()
    client.post("/masuk/", {"login": account.number, "password": accounts.PASSWORD})
    landed = client.get("/beranda/")
    if account is accounts.BEGINNER:
        client.post(landed.url, {"version": 1})

    with CaptureQueriesContext(connection) as queries:
        response = client.get("/beranda/")

    assert response.status_code == 200
    assert account.full_name in response.text
    assert len(queries) <= 18


def test_the_roles_are_those_that_the_table_names():
    assert person(accounts.TRAINER).is_trainer
    assert person(accounts.ADMINISTRATOR).is_administrator
    assert [unit.code for unit in person(accounts.REGENCY_OFFICER).units_with(Power.SEE_PEOPLE)] == ["SUKAMAJU"]


def test_the_trainer_teaches_the_course_and_may_edit_it():
    course = CoursePage.objects.get(code="LDA-101")
    trainer = person(accounts.TRAINER)

    assert course.owner == trainer
    assert course in taught_by(trainer)
    assert course.permissions_for_user(trainer).can_publish()
    assert "LDA-101" in trainer.question_banks.values_list("name", flat=True)


def test_the_beginner_has_not_begun():
    assert not Enrolment.objects.filter(learner=person(accounts.BEGINNER)).exists()


def test_the_second_learner_has_finished_three_modules():
    enrolment = Enrolment.objects.get(learner=person(accounts.HALFWAY))
    modules = enrolment.version.spec["modules"]
    done = {str(key) for key in enrolment.completions.values_list("step_key", flat=True)}

    assert done == {step["key"] for module in modules[:3] for step in module["steps"]}
    assert not enrolment.is_complete


@pytest.mark.parametrize("slug", ["mengenali-phishing", "cadangan-dan-jejak", "laporan-data-terbuka"])
def test_a_lesson_with_media_opens_at_once(slug):
    client = Client()
    client.force_login(person(accounts.HALFWAY))
    lesson = LessonPage.objects.get(slug=slug)
    renditions = rows()["wagtailimages.Rendition"]

    response = client.get(lesson.url)

    assert response.status_code == 200
    assert lesson.title in response.text
    assert rows()["wagtailimages.Rendition"] == renditions


def facts_of(enrolment):
    """What a finished course leaves, without the times and the person."""
    attempts = Attempt.objects.filter(enrolment=enrolment)
    evidence = Evidence.objects.filter(source_key=enrolment.public_id)
    hours = HoursCredit.objects.filter(source_key=enrolment.public_id)
    return {
        "steps": set(enrolment.completions.values_list("step_key", "content_checksum")),
        "evidence": set(evidence.values_list("competency", "level", "source_kind", "source_title", "valid_until")),
        "hours": set(hours.values_list("hours", "title", "source_kind", "rule", "form", "reverses")),
        "attempts": {
            (str(attempt.quiz_key), attempt.number, attempt.items.count(), attempt.responses.count(),
             attempt.items.exclude(mark=None).count(), attempt.is_passed)
            for attempt in attempts
        },
    }  # fmt: skip


def test_the_history_leaves_what_the_services_leave():
    by_services = Enrolment.objects.get(learner=person(accounts.CERTIFIED), version__code="LDA-101")
    same_course = Enrolment.objects.completed().filter(version__code="LDA-101", certificates__revocation=None)
    of_history = same_course.exclude(pk=by_services.pk)

    expected = facts_of(by_services)

    for enrolment in of_history[:5]:
        assert facts_of(enrolment) == expected


def test_the_history_is_in_order():
    for enrolment in Enrolment.objects.prefetch_related("completions", "attempts"):
        moments = [completion.completed_at for completion in enrolment.completions.all()]
        assert all(enrolment.enrolled_at <= moment <= AT for moment in moments)
        if enrolment.is_complete:
            assert enrolment.completed_at == max(moments)
        for attempt in enrolment.attempts.all():
            assert enrolment.enrolled_at <= attempt.started_at <= attempt.submitted_at <= AT


def test_the_table_of_accounts_can_be_printed():
    out = StringIO()

    call_command("load_demo", print_accounts=True, stdout=out)

    for account in accounts.ACCOUNTS:
        assert identity_numbers.grouped(account.number) in out.getvalue()
    assert accounts.PASSWORD in out.getvalue()
