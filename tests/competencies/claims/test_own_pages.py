import pytest
from django.urls import reverse

from competencies.claims import deciding, drafting
from competencies.ledger import proof_links
from competencies.models import ExternalTraining
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.claims import FACTS, complete_draft, draft, form, pdf, reread, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner(client):
    person = make_person("Yuliana Wati", unit=make_unit("Dinas Kominfo"))
    client.force_login(person)
    return person


def filled(**changes):
    facts = {name: value for name, value in FACTS.items() if value not in (None, False)}
    return {**facts, "form": form().pk, **changes}


def address(name, claim=None):
    return reverse(f"competencies:{name}", args=[claim.public_id] if claim else [])


def test_the_list_says_what_to_do(client, learner, at):
    draft(learner, at)

    page = client.get(address("claims")).content.decode()

    assert FACTS["name"] in page
    assert "Draf" in page


def test_without_claims_the_list_says_how_to_begin(client, learner):
    assert address("claim_new") in client.get(address("claims")).content.decode()


def test_the_list_asks_the_database_no_more_for_more_claims(client, learner, at, django_assert_max_num_queries):
    for _each in range(12):
        draft(learner, at)

    with django_assert_max_num_queries(8):
        client.get(address("claims"))


def test_a_form_makes_one_claim_however_often_it_is_sent(client, learner):
    key = client.get(address("claim_new")).context["form"]["key"].value()

    answers = [client.post(address("claim_new"), filled(key=str(key))) for _twice in range(2)]

    claim = ExternalTraining.objects.get()
    assert [answer["Location"] for answer in answers] == [address("claim", claim)] * 2
    assert claim.certificate_number_key == "sert001lc2026"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ended_on": "2026-03-01"}, "ended_on"),
        ({"ended_on": "2099-01-01"}, "ended_on"),
        ({"started_on": "kapan"}, "started_on"),
        ({"name": ""}, "name"),
        ({"form": "0"}, "form"),
        ({"stated_hours": "-3"}, "stated_hours"),
        ({"occasions": "0"}, "occasions"),
        ({"certificate_number": "<script>"}, "certificate_number"),
        ({"certificate_number": ""}, "certificate_number"),
        ({"certified_on": ""}, "certified_on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(client, learner, changes, field):
    answer = client.post(address("claim_new"), filled(**changes))

    assert list(answer.context["form"].errors) == [field]
    assert FACTS["organiser"] in answer.content.decode()
    assert not ExternalTraining.objects.exists()


def test_more_occasions_than_days_are_said_at_their_field(client, learner):
    coaching = str(form("NKL01").pk)

    answers = [client.post(address("claim_new"), filled(form=coaching, occasions=times)) for times in ("6", "5")]

    assert list(answers[0].context["form"].errors) == ["occasions"]
    assert "6 kali tidak muat dalam 5 hari" in answers[0].content.decode()
    assert answers[1].status_code == 302


def test_a_claim_goes_from_draft_to_the_officers(client, learner, at):
    claim = draft(learner, at)

    early = client.post(address("claim_submit", claim), follow=True).content.decode()
    client.post(address("claim_upload", claim), {"file": pdf()})
    client.post(address("claim_submit", claim))

    assert "alert" in early
    assert reread(claim).status == "submitted"


@pytest.mark.parametrize("file", [pdf("a.exe"), pdf(more=b"/JavaScript "), None])
def test_a_file_that_is_refused_says_why(client, learner, at, file):
    claim = draft(learner, at)

    answer = client.post(address("claim_upload", claim), {"file": file} if file else {})

    assert "file" in answer.context["form"].errors
    assert not reread(claim).file


def test_a_long_photo_is_let_in_and_a_longer_one_is_not(client, learner, at):
    claim = draft(learner, at)

    let_in = client.post(address("claim_upload", claim), {"file": pdf(more=b" " * 3_000_000)})
    too_long = client.post(address("claim_upload", claim), {"file": pdf(more=b" " * 9_000_000)})

    assert "2 MB" in let_in.content.decode()
    assert too_long.status_code == 413


def test_competencies_are_chosen_in_their_framework(client, learner, at):
    claim = draft(learner, at)
    page = address("claim_competencies", claim)

    overview = client.get(page).content.decode()
    choice = client.get(page, {"kerangka": "kominfo-4-pilar"})
    name = next(each for each, found in choice.context["form"].competencies.items() if found.code == "AMAN.3")
    wrong = client.post(f"{page}?kerangka=kominfo-4-pilar", {name: "99"})
    none = dict.fromkeys(choice.context["form"].competencies, "0")
    client.post(f"{page}?kerangka=kominfo-4-pilar", {**none, name: "2"})

    assert "kominfo-4-pilar" in overview
    assert wrong.context["form"].errors
    assert list(claim.competencies.values_list("competency__code", "level")) == [("AMAN.3", 2)]
    assert client.get(page, {"kerangka": "tidak-ada"}).status_code == 200


def test_a_decided_claim_says_why(client, learner, at):
    officer = make_hr_officer(learner.current_employment().unit)
    claim = deciding.refuse(claim=submitted(learner, at), by=officer, at=at, note="Bukan nama Anda")

    page = client.get(address("claim", claim)).content.decode()

    assert "Bukan nama Anda" in page
    assert address("claim_submit", claim) not in page


def test_an_approved_claim_shows_its_hours(client, learner, at):
    officer = make_hr_officer(learner.current_employment().unit)
    claim, _credit = deciding.approve(claim=submitted(learner, at), by=officer, at=at)

    page = client.get(address("claim", claim)).content.decode()

    assert "20 JP" in page


@pytest.mark.parametrize("name", ["claim_edit", "claim_upload", "claim_competencies"])
def test_what_officers_read_is_not_changed(client, learner, at, name):
    claim = submitted(learner, at)

    assert client.get(address(name, claim)).status_code == 302
    assert client.post(address(name, claim), filled(name="Lain")).status_code == 302
    assert reread(claim).name == FACTS["name"]


def test_a_claim_is_taken_back_and_deleted_after_asking(client, learner, at):
    claim = submitted(learner, at)

    client.post(address("claim_withdraw", claim))
    asked = client.get(address("claim_delete", claim))
    client.post(address("claim_delete", claim))

    assert asked.status_code == 200
    assert not ExternalTraining.objects.exists()
    assert client.post(address("claim_delete", claim)).status_code == 404


def test_a_claim_that_was_decided_is_neither_taken_back_nor_deleted(client, learner, at):
    claim = submitted(learner, at)
    ExternalTraining.objects.filter(pk=claim.pk).update(status="approved", decided_at=at)

    for name in ("claim_withdraw", "claim_delete", "claim_submit"):
        client.post(address(name, claim))

    assert reread(claim).status == "approved"


def test_the_file_is_handed_out_and_never_opened(client, learner, at):
    claim = complete_draft(learner, at)

    answer = client.get(address("claim_file", claim))

    assert answer.getvalue() == pdf().read()
    assert answer["Content-Disposition"] == 'attachment; filename="sertifikat.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Type"] == "application/pdf"


def test_a_file_that_is_lost_or_not_there_is_not_found(client, learner, at):
    empty, lost = draft(learner, at), complete_draft(learner, at, name="Hilang")
    lost.file.storage.delete(lost.file.name)

    assert client.get(address("claim_file", empty)).status_code == 404
    assert client.get(address("claim_file", lost)).status_code == 404


def test_drafts_without_end_are_refused_in_words(client, learner, at, monkeypatch):
    monkeypatch.setattr(drafting, "MOST_DRAFTS", 0)

    answer = client.post(address("claim_new"), filled())

    assert answer.context["form"].non_field_errors()


def test_the_page_of_a_claim_asks_little_of_the_database(client, learner, at, django_assert_max_num_queries):
    claim = complete_draft(learner, at, levels={"AMAN.1": 1, "AMAN.2": 1, "AMAN.3": 1})

    with django_assert_max_num_queries(16):
        client.get(address("claim", claim))


def test_the_ledger_leads_to_ones_own_claim(learner, at):
    officer = make_hr_officer(learner.current_employment().unit)
    claim, credit = deciding.approve(claim=submitted(learner, at), by=officer, at=at)

    own, others = proof_links.links_of([credit], is_own=True), proof_links.links_of([credit], is_own=False)

    assert own["external", claim.public_id].url == address("claim", claim)
    assert others == {}
