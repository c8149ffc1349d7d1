"""From the file to the framework, over the page that shows what would happen."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AuditEntry, User
from competencies.frameworks import services
from competencies.frameworks.exchange.judging import judge_framework
from competencies.models import Competency, CompetencyLink, Evidence, Framework, LevelDescriptor
from tests.factories.accounts import make_administrator, make_officer, make_person, make_unit
from tests.factories.competencies import prove
from tests.factories.frameworks import COMPETENCIES, FACTS, as_json, document, links, take_over

pytestmark = pytest.mark.django_db
URL = "competencies:import_framework"
STATED = [{"level": 1, "text_id": "Saya dapat menata berkas."}]


@pytest.fixture
def agency():
    return make_unit("Kabupaten Contoh")


@pytest.fixture
def officer(client, agency):
    officer = make_officer("agency_administrator", agency)
    client.force_login(officer)
    return officer


def send(client, content, agency=None, url=URL):
    fields = {"agency": agency.public_id} if agency else {}
    return client.post(reverse(url), {"file": SimpleUploadedFile("kerangka.json", content), **fields})


def confirm(client, page, url=URL):
    return client.post(reverse(url), {"checked": page.context["checked"]}, follow=True)


def test_a_file_is_shown_first_and_taken_over_on_confirmation(client, officer, agency):
    content = as_json(document(competencies=[COMPETENCIES[0], {**COMPETENCIES[1], "statements": STATED}]))

    page = send(client, content, agency)
    assert "Mengelola data" in page.text
    assert not Framework.objects.filter(code="sukamaju").exists()

    assert "Mengelola data" in confirm(client, page).text
    framework = Framework.objects.get(code="sukamaju")
    assert framework.agency == agency
    assert framework.levels.count() == 3
    assert framework.competencies.get(code="DATA.1").parent.code == "DATA"
    assert LevelDescriptor.objects.get(competency__framework=framework).text_id == STATED[0]["text_id"]


def test_confirming_twice_does_it_once(client, officer, agency):
    page = send(client, as_json(document()), agency)

    first, second = confirm(client, page), confirm(client, page)

    assert first.status_code == second.status_code == 200
    assert Framework.objects.filter(code="sukamaju").count() == 1
    assert AuditEntry.objects.filter(action="framework.added").count() == 1


def test_the_confirmed_file_is_the_checked_one(client, officer, agency):
    page = send(client, as_json(document()), agency)
    checked = page.context["checked"]

    answer = client.post(reverse(URL), {"checked": checked[:-6] + "aaaaaa"})

    assert "Kirim kembali berkasnya" in answer.text
    assert not Framework.objects.filter(code="sukamaju").exists()


def test_nobody_else_confirms_a_checked_file(client, officer, agency):
    page = send(client, as_json(document()), agency)
    client.force_login(make_officer("agency_administrator", make_unit("Kota Lain")))

    client.post(reverse(URL), {"checked": page.context["checked"]})

    assert not Framework.objects.filter(code="sukamaju").exists()


def test_what_changed_since_the_check_is_shown_again(client, officer, agency, at):
    page = send(client, as_json(document(competencies=[*COMPETENCIES, {"code": "BARU", "name_id": "Baru"}])), agency)
    take_over(as_json(document()), user=officer, at=at, agency=agency)

    again = confirm(client, page)

    assert "Ada yang berubah sejak pemeriksaan" in again.text
    assert not Competency.objects.filter(code="BARU").exists()
    confirm(client, again)
    assert Competency.objects.filter(code="BARU").exists()


def test_a_file_with_problems_cannot_be_confirmed(client, officer, agency):
    page = send(client, as_json(document(levels=[])), agency)

    assert "checked" not in page.context
    assert "Belum ada yang disimpan" in page.text


def test_a_huge_file_is_refused(client, officer, agency):
    page = send(client, b"{" + b" " * (512 * 1024), agency)

    assert "512 KB" in page.context["form"].errors["file"][0]


def test_a_file_adds_and_changes_and_removes_nothing(officer, agency, at):
    take_over(as_json(document(name_en="Digital framework")), user=officer, at=at, agency=agency)
    partial = {
        **{name: FACTS[name] for name in ("format", "code")},
        "version": "2027",
        "name_en": "",
        "competencies": [{"code": "DATA.2", "parent": "DATA", "name_id": "Memakai data"}],
    }

    framework = take_over(as_json(partial), user=officer, at=at, agency=agency)

    assert (framework.version, framework.name_en) == ("2027", "Digital framework")
    assert list(framework.competencies.values_list("code", "order")) == [("DATA", 1), ("DATA.1", 2), ("DATA.2", 3)]
    assert framework.levels.count() == 3


def test_what_proofs_rest_on_stays_when_a_file_leaves_it_out(at):
    administrator = User.objects.create(full_name="Agus Salim", is_superuser=True)
    prove(make_person(), at, competency=("spbe-sdm", "SPBE.3"), level=5)
    few = {"format": FACTS["format"], "code": "spbe-sdm", "competencies": [{"code": "SPBE.1", "name_en": "Processes"}]}

    take_over(as_json(few), user=administrator, at=at)

    assert Competency.objects.get(code="SPBE.1").name_en == "Processes"
    assert Evidence.objects.get().competency.code == "SPBE.3"
    assert Framework.objects.get(code="spbe-sdm").levels.filter(number=5).exists()


def test_all_or_nothing(officer, agency, at, monkeypatch):
    judged = judge_framework(as_json(document()), user=officer)

    def broken(*args):
        raise RuntimeError

    monkeypatch.setattr(services, "_write_statements", broken)
    with pytest.raises(RuntimeError):
        services.import_framework(draft=judged.draft, digest=judged.outcome.digest, agency=agency, by=officer, at=at)

    assert not Framework.objects.filter(code="sukamaju").exists()


def test_an_officer_makes_no_framework_for_everybody_or_for_others(client, officer):
    page = send(client, as_json(document()), make_unit("Kota Lain"))

    assert page.context["form"].errors["agency"]
    assert "checked" not in page.context


def test_an_administrator_makes_one_for_everybody(client):
    client.force_login(make_administrator())

    confirm(client, send(client, as_json(document())))

    assert Framework.objects.get(code="sukamaju").agency is None


def test_lines_of_the_crosswalk_go_the_same_way(client):
    client.force_login(make_administrator())
    url = "competencies:import_crosswalk"
    content = links(("kominfo-4-pilar CAKAP.4", "narrower", "digcomp-2.2 5.2"))

    page = send(client, content, url=url)
    shown = confirm(client, page, url=url)

    assert "CAKAP.4" in shown.text
    assert CompetencyLink.objects.get(other__code="CAKAP.4").relation == "broader"


def test_hostile_words_are_shown_as_words(client, officer, agency):
    page = send(client, as_json(document(name_id="<script>alert(1)</script>")), agency)

    assert not re.search(r"<script>alert", page.text)
