"""What the superior sees of the team's plans, and answers."""

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.services import set_superior
from competencies.models import DevelopmentPlan
from competencies.plans import deciding, waiting
from tests.factories.accounts import make_hr_officer, make_person
from tests.factories.courses import complete_course, enrol_learner, make_course
from tests.factories.plans import add_activity, add_course, make_asked, make_plan, make_team

pytestmark = pytest.mark.django_db
TEAM = "/kompetensi/rencana/tim/"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def team(client):
    person, superior = make_team()
    client.force_login(superior)
    return person, superior


def address(plan):
    return f"/kompetensi/rencana/orang/{plan.public_id}/"


def answer(plan, **fields):
    return {"asked_at": plan.asked_at.isoformat("T", "microseconds"), "answer": "agree", "note": "", **fields}


def test_the_team_is_listed_with_what_waits_first(client, team, now):
    set_superior(user=(other := make_person("Agus Salim")), superior=team[1])
    make_plan(other, now)
    make_asked(team[0], now)

    text = client.get(TEAM).text

    assert "1 rencana menunggu jawaban Anda." in text
    assert text.index("Yuliana Wati") < text.index("Agus Salim")


def test_who_leads_nobody_is_told_so(client):
    client.force_login(make_person())

    assert "Belum ada pegawai yang tercatat sebagai bawahan Anda" in client.get(TEAM).text


def test_a_superior_finds_the_team_from_the_own_plan_and_others_do_not(client, team):
    assert TEAM in client.get("/kompetensi/rencana/").text
    client.force_login(team[0])
    assert TEAM not in client.get("/kompetensi/rencana/").text


def test_courses_completed_and_activities_ticked_count_as_done(client, team, now):
    course = make_course("Keamanan Digital")
    add_course(team[0], now, course=course)
    plan = make_asked(team[0], now)
    complete_course(enrol_learner(course, team[0], now), now)

    assert "1 / 2" in client.get(TEAM).text
    assert "1 dari 2 langkah selesai" in client.get(address(plan)).text


def test_the_superior_agrees_and_the_answer_sent_twice_counts_once(client, team, now):
    plan = make_asked(team[0], now)

    for _time in range(2):
        response = client.post(address(plan), answer(plan))

    assert response.url == TEAM
    plan.refresh_from_db()
    assert (plan.status, plan.decided_by) == ("agreed", team[1])
    assert AuditEntry.objects.filter(action="plan.agreed").count() == 1


def test_a_plan_goes_back_with_a_note_and_without_one_the_form_asks_for_it(client, team, now):
    plan = make_asked(team[0], now)

    refused = client.post(address(plan), answer(plan, answer="return"))
    assert "Tuliskan apa yang perlu diubah" in refused.text
    client.post(address(plan), answer(plan, answer="return", note="Tambahkan pelatihan data."))
    client.force_login(team[0])

    text = client.get(f"/kompetensi/rencana/{plan.year}/").text
    assert "Tambahkan pelatihan data." in text
    assert "Sri Mulyati meminta Anda mengubah sesuatu" in text


def test_an_answer_to_a_plan_that_was_sent_anew_does_not_count(client, team, now):
    plan = make_asked(team[0], now)
    old = answer(plan)
    deciding.withdraw(plan=plan, at=now)
    deciding.ask(plan=plan, at=timezone.now())

    text = client.post(address(plan), old, follow=True).text

    assert "Rencana ini sudah berubah sejak Anda membukanya." in text
    assert DevelopmentPlan.objects.get().status == "asked"


def test_a_draft_is_for_its_person_only(client, team, now):
    add_activity(team[0], now)

    assert client.get(address(make_plan(team[0], now))).status_code == 404
    assert "Mendampingi tim data" not in client.get(TEAM).text


def test_who_is_no_longer_the_superior_reads_and_answers_nothing(client, team, now):
    plan = make_asked(team[0], now)
    set_superior(user=team[0], superior=make_person("Agus Salim"))

    assert client.get(address(plan)).status_code == 404
    assert client.post(address(plan), answer(plan)).status_code == 404


def test_a_person_whose_data_may_not_be_used_is_left_out(client, team, now):
    plan = make_asked(team[0], now)
    team[0].processing_restricted_at = now
    team[0].save()

    assert "Yuliana Wati" not in client.get(TEAM).text
    assert client.get(address(plan)).status_code == 404
    assert list(waiting.for_person(team[1])) == []


def test_an_officer_reads_leaves_a_trace_and_does_not_answer(client, team, now):
    plan = make_asked(team[0], now)
    client.force_login(make_hr_officer(team[0].current_employment().unit))

    assert "Kirim jawaban" not in client.get(address(plan)).text
    assert client.post(address(plan), answer(plan)).status_code == 404
    assert AuditEntry.objects.filter(action="plan.viewed", subject_id=team[0].public_id).count() == 1


def test_what_waits_for_a_superior_takes_one_query(team, now, django_assert_num_queries):
    make_asked(team[0], now)

    with django_assert_num_queries(1):
        (plan,) = waiting.for_person(team[1])
        assert plan.person.full_name == "Yuliana Wati"


def test_a_large_team_takes_as_many_queries_as_a_small_one(client, team, now, django_assert_max_num_queries):
    for number in range(5):
        person = make_person(f"Pegawai {number}")
        set_superior(user=person, superior=team[1])
        make_asked(person, now)
    client.get(TEAM)

    with django_assert_max_num_queries(8):
        client.get(TEAM)
