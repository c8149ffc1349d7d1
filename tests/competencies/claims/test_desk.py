import datetime

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AuditEntry
from competencies.claims import deciding, tasks
from competencies.claims.joining import waiting_in_words
from competencies.models import HoursCredit, TrainingEvent
from tests.factories.accounts import give_role, make_hr_officer, make_person, make_unit
from tests.factories.claims import draft, reread, submitted

pytestmark = pytest.mark.django_db
QUEUE = reverse("competencies:claim_queue")


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def officer(unit, client):
    user = make_hr_officer(unit)
    client.force_login(user)
    return user


@pytest.fixture
def learner(unit):
    return make_person("Yuliana Wati", unit=unit, email="yuliana@contoh.go.id")


def checking(claim):
    return reverse("competencies:claim_check", args=[claim.public_id])


def decide(client, claim, decision, **facts):
    page = client.get(checking(claim))
    return client.post(
        checking(claim), {"decision": decision, "seen": page.context["form"]["seen"].value(), "note": "", **facts}
    )


def shown(client, **filters):
    return [row.claim for row in client.get(QUEUE, filters).context["page_obj"]]


def test_the_oldest_claim_comes_first(client, officer, unit, learner, at):
    later = submitted(learner, at)
    first = submitted(make_person("Budi", unit=unit), at - datetime.timedelta(days=1))
    draft(learner, at)

    assert shown(client) == [first, later]
    assert "2" in waiting_in_words(officer)


def test_own_claims_and_those_of_people_out_of_reach_are_not_there(client, officer, at):
    submitted(officer, at)
    submitted(make_person("Budi", unit=make_unit("Pemerintah Kota Lain")), at)
    submitted(make_person("Siti", unit=officer.current_employment().unit, processing_restricted_at=at), at)

    assert shown(client) == []
    assert waiting_in_words(officer) == ""


def test_the_queue_is_filtered(client, officer, unit, learner, at):
    mine = submitted(learner, at)
    other = submitted(make_person("Budi Santoso", unit=unit), at, code="KL06")
    decided, _credit = deciding.approve(claim=submitted(make_person("Tri", unit=unit), at), by=officer, at=at)

    assert shown(client, q="budi") == [other]
    assert shown(client, form="KL03") == [mine]
    assert shown(client, status="selesai") == [decided]
    assert shown(client, status="diminta") == []
    assert shown(client, status="aneh", form="aneh", q="x" * 200) == [mine, other]


def test_the_queue_asks_the_database_no_more_for_more_claims(client, officer, unit, at, django_assert_max_num_queries):
    for place in range(8):
        submitted(make_person(f"Orang {place}", unit=unit), at)

    with django_assert_max_num_queries(11):
        client.get(QUEUE)


def test_reading_a_claim_and_its_file_stands_in_the_trail(client, officer, learner, at):
    claim = submitted(learner, at)

    client.get(checking(claim))
    client.get(reverse("competencies:claim_file", args=[claim.public_id])).getvalue()

    acts = AuditEntry.objects.filter(subject_id=learner.public_id, action__startswith="claim.").order_by("pk")
    assert [act.action for act in acts] == ["claim.viewed", "claim.file_opened"]


def test_an_officer_approves_with_other_figures(client, officer, learner, at):
    claim = submitted(learner, at, levels={"AMAN.3": 3})
    level = f"level{claim.competencies.get().competency_id}"

    answer = decide(client, claim, "approve", granted_hours="12", **{level: "2"})

    assert answer["Location"] == QUEUE
    assert HoursCredit.objects.get().hours == 12
    assert claim.competencies.get().granted_level == 2


def test_a_figure_that_no_training_gives_is_said_at_the_field_that_lowers_it(client, officer, learner, at):
    days = {"started_on": datetime.date(2020, 12, 1), "ended_on": datetime.date(2026, 6, 30)}
    claim = submitted(learner, at, code="KL07", stated_hours=None, certified_on=days["ended_on"], **days)

    answer = decide(client, claim, "approve")

    assert list(answer.context["form"].errors) == ["granted_hours"]
    assert reread(claim).status == "submitted"


def test_minutes_are_asked_only_where_they_count(client, officer, learner, at):
    by_minutes, by_days = (submitted(learner, at, code=code, certificate_number=code) for code in ("KL03", "KL06"))

    forms = [client.get(checking(claim)).context["form"] for claim in (by_minutes, by_days)]

    assert ["granted_minutes" in form.fields for form in forms] == [True, False]


def test_reckoning_anew_decides_nothing(client, officer, learner, at):
    claim = submitted(learner, at)

    page = client.post(checking(claim), {"reckon": "1", "granted_minutes": "90"})

    assert page.context["proposal"].hours == 2
    assert reread(claim).status == "submitted"


@pytest.mark.parametrize(("decision", "status"), [("ask_back", "returned"), ("refuse", "refused")])
def test_a_no_needs_a_note(client, officer, learner, at, decision, status):
    claim = submitted(learner, at)

    without = decide(client, claim, decision)
    decide(client, claim, decision, note="Berkas tidak terbaca")

    assert list(without.context["form"].errors) == ["note"]
    claim = reread(claim)
    assert (claim.status, claim.reason) == (status, "Berkas tidak terbaca")


@pytest.mark.parametrize("facts", [{"decision": "aneh"}, {}, {"decision": "approve", "granted_hours": "-1"}])
def test_what_is_no_decision_is_said(client, officer, learner, at, facts):
    claim = submitted(learner, at)

    answer = client.post(checking(claim), {"seen": claim.submitted_at.isoformat(), **facts})

    assert answer.context["form"].errors
    assert reread(claim).status == "submitted"


@pytest.mark.parametrize("seen", ["", "kemarin", "2026-13-45", "2020-01-01T00:00:00+00:00"])
def test_a_decision_about_another_version_is_refused(client, officer, learner, at, seen):
    claim = submitted(learner, at)
    type(claim).objects.filter(pk=claim.pk).update(created_at=at - datetime.timedelta(days=1))

    answer = client.post(checking(claim), {"seen": seen, "decision": "approve"})

    assert answer.context["form"].non_field_errors()
    assert reread(claim).status == "submitted"


def test_the_second_officer_is_told(client, officer, learner, at):
    claim = submitted(learner, at)
    deciding.refuse(claim=claim, by=make_hr_officer(learner.current_employment().unit), at=at, note="Palsu")

    answer = client.post(checking(claim), {"decision": "approve"}, follow=True)

    assert reread(claim).status == "refused"
    assert list(answer.context["messages"])


def test_an_approval_is_taken_back_with_a_reason(client, officer, learner, at):
    claim, _credit = deciding.approve(claim=submitted(learner, at), by=officer, at=at)
    page = reverse("competencies:claim_revoke", args=[claim.public_id])

    without = client.post(page, {"reason": ""})
    client.post(page, {"reason": "Sertifikat palsu"})
    again = client.post(page, {"reason": "Sekali lagi"})

    assert without.context["form"].errors
    assert again.status_code == 302
    assert (reread(claim).status, reread(claim).reason) == ("revoked", "Sertifikat palsu")


def test_the_learner_is_told_of_each_decision_once(officer, learner, at, django_capture_on_commit_callbacks):
    claim = submitted(learner, at)

    with django_capture_on_commit_callbacks(execute=True):
        deciding.approve(claim=claim, by=officer, at=at, note="Terima kasih")
    event = claim.events.get(kind="approved")
    tasks.mail_decision(event_id=event.pk)

    (letter,) = mail.outbox
    assert letter.to == ["yuliana@contoh.go.id"]
    assert claim.name in letter.subject
    assert "20 JP" in letter.body
    assert "Terima kasih" in letter.body
    assert TrainingEvent.objects.get(pk=event.pk).told_at


def test_news_whose_nudge_was_lost_is_sent_later(officer, learner, at, monkeypatch):
    claim = deciding.refuse(claim=submitted(learner, at), by=officer, at=at, note="Palsu")
    monkeypatch.setattr(tasks.timezone, "now", lambda: at + datetime.timedelta(minutes=11))

    tasks.mail_forgotten_decisions()
    tasks.mail_forgotten_decisions()

    (letter,) = mail.outbox
    assert claim.name in letter.subject


def test_who_reads_no_mail_is_told_nothing(officer, unit, at):
    claim = deciding.refuse(claim=submitted(make_person("Tanpa Surel", unit=unit), at), by=officer, at=at, note="Palsu")

    tasks.mail_decision(event_id=claim.events.get(kind="refused").pk)
    tasks.mail_decision(event_id=claim.events.get(kind="submitted").pk)

    assert mail.outbox == []


def test_a_list_is_sent_checked_and_recorded(client, officer, learner):
    number = learner.employments.get().number
    lines = "NIP;Bentuk;Nama Pelatihan;Penyelenggara;Tanggal Mulai;Tanggal Selesai;JP\n"
    line = f"{number};KL03;Arsip;LAN;02-03-2026;06-03-2026;20\n"
    page = reverse("competencies:claim_import")

    def send(text, **facts):
        return client.post(page, {"file": SimpleUploadedFile("riwayat.csv", text.encode()), **facts})

    tried = send(lines + line, is_trial="on").context["outcome"]
    bad = send(lines + line.replace("KL03", "KL99")).context["outcome"]
    done = send(lines + line).context["outcome"]

    assert (tried.new, tried.is_recorded) == (1, False)
    assert len(bad.problems) == 1
    assert done.is_recorded
    assert send("bukan tabel").context["form"].errors


def test_the_template_is_read_by_the_import(client, officer):
    answer = client.get(reverse("competencies:claim_import_template"))

    assert answer.content.startswith(b"PK")
    assert "attachment" in answer["Content-Disposition"]


def test_only_officers_find_the_desk(client, unit):
    client.force_login(give_role(make_person("Auditor", unit=unit), "auditor", unit=unit))

    for name in ("claim_queue", "claim_import", "claim_import_template"):
        assert client.get(reverse(f"competencies:{name}")).status_code == 404
