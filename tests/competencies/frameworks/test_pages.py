import pytest
from django.conf import settings
from django.urls import reverse

from accounts.models import AuditEntry
from competencies.models import Competency, CompetencyLink, Framework
from tests.factories.accounts import make_administrator, make_officer, make_person, make_unit
from tests.factories.frameworks import link, make_framework

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_unit("Kabupaten Contoh")


@pytest.fixture
def officer(client, agency):
    officer = make_officer("agency_administrator", agency)
    client.force_login(officer)
    return officer


def page(client, *args, name="framework"):
    return client.get(reverse(f"competencies:{name}", args=args))


def test_everybody_reads_the_list_without_a_query_per_framework(client, django_assert_max_num_queries):
    client.force_login(make_person())

    with django_assert_max_num_queries(10):
        answer = page(client, name="frameworks")

    assert answer.text.count("/kompetensi/kerangka/") >= 6
    assert "Impor kerangka" not in answer.text


def test_a_framework_shows_levels_statements_and_crosswalk(client, django_assert_max_num_queries):
    client.force_login(make_person())

    with django_assert_max_num_queries(12):
        answer = page(client, "kominfo-4-pilar")

    for part in ("Saya dapat memeriksa pengirim", "Sangat tinggi", "lebih sempit daripada 4.2"):
        assert part in answer.text
    assert "Tambah kompetensi" not in answer.text


def test_the_crosswalk_reads_the_other_way_round_from_the_other_side(client):
    client.force_login(make_person())

    assert "lebih luas daripada AMAN.3" in page(client, "digcomp-2.2").text


def test_the_crosswalk_is_listed_without_a_query_per_line(client, django_assert_max_num_queries):
    client.force_login(make_administrator())

    with django_assert_max_num_queries(10):
        answer = page(client, name="crosswalk")

    assert answer.text.count('name="other_code"') == 30
    assert "?page=2" in answer.text


def test_it_can_be_read_in_english(client):
    client.force_login(make_person())
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    answer = page(client, "kominfo-4-pilar")

    assert "I can check the sender" in answer.text


def test_an_agencys_own_is_read_by_its_people_alone(client, agency):
    make_framework("sukamaju", agency)

    client.force_login(make_person(unit=make_unit("Dinas Contoh", agency)))
    assert "Kerangka sukamaju" in page(client, name="frameworks").text
    assert page(client, "sukamaju").status_code == 200
    client.force_login(make_person(unit=make_unit("Kota Lain")))
    assert "Kerangka sukamaju" not in page(client, name="frameworks").text
    assert page(client, "sukamaju").status_code == 404


def test_lines_to_another_agencys_framework_are_not_shown(client, agency):
    make_framework("sukamaju", agency)
    link("sukamaju DATA.1", "equivalent", "digcomp-2.2 1.3")
    client.force_login(make_person(unit=make_unit("Kota Lain")))

    assert "DATA.1" not in page(client, "digcomp-2.2").text
    assert "DATA.1" not in page(client, name="crosswalk").text


def test_an_officer_makes_a_framework_and_its_competencies(client, officer, agency):
    facts = {
        "code": "sukamaju",
        "agency": agency.public_id,
        "name_id": "Kerangka",
        "version": "1",
        "levels": "Dasar\n\nMahir",
    }
    client.post(reverse("competencies:new_framework"), facts)
    url = reverse("competencies:new_competency", args=["sukamaju"])
    client.post(url, {"code": "DATA", "name_id": "Data"})
    area = Competency.objects.get(code="DATA")
    client.post(url, {"code": "DATA.1", "parent": area.pk, "name_id": "Menata", "level_2_id": "Saya dapat menata."})

    framework = Framework.objects.get(code="sukamaju")
    assert framework.agency == agency
    assert list(framework.levels.values_list("number", "name_id")) == [(1, "Dasar"), (2, "Mahir")]
    row = framework.competencies.get(code="DATA.1")
    assert (row.parent, row.descriptors.get().level) == (area, 2)
    assert AuditEntry.objects.filter(action="framework.competency_added").count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "spbe-sdm"}, "code"),
        ({"code": "a b"}, "code"),
        ({"levels": " "}, "levels"),
        ({"agency": ""}, "agency"),
    ],
)
def test_a_wrong_field_is_told(client, officer, agency, wrong, field):
    facts = {"code": "x", "agency": agency.public_id, "name_id": "Kerangka", "version": "1", "levels": "Dasar"}

    answer = client.post(reverse("competencies:new_framework"), facts | wrong)

    assert answer.context["form"].errors.keys() == {field}


def test_words_of_a_competency_are_changed_and_an_emptied_statement_goes(client, officer, agency):
    framework = make_framework("sukamaju", agency)
    row = framework.competencies.get(code="DATA.1")
    row.descriptors.create(level=1, text_id="Saya dapat")
    fields = {"parent": row.parent_id, "name_id": "Nama baru", "level_1_id": "", "level_3_id": "Saya dapat lebih"}

    client.post(reverse("competencies:change_competency", args=["sukamaju", "DATA.1"]), fields)

    row.refresh_from_db()
    assert row.name_id == "Nama baru"
    assert list(row.descriptors.values_list("level", flat=True)) == [3]


def test_facts_are_changed_and_the_code_stays(client, officer, agency):
    framework = make_framework("sukamaju", agency)

    client.post(
        reverse("competencies:change_framework", args=["sukamaju"]),
        {"code": "lain", "name_id": "Nama baru", "version": "2027"},
    )

    framework.refresh_from_db()
    assert (framework.code, framework.name_id, framework.version) == ("sukamaju", "Nama baru", "2027")
    assert AuditEntry.objects.get(action="framework.changed").changes["version"] == ["2026", "2027"]


def test_an_officer_removes_lines_of_the_own_framework_alone(client, officer, agency):
    make_framework("sukamaju", agency)
    link("sukamaju DATA.1", "equivalent", "digcomp-2.2 1.3")
    before = CompetencyLink.objects.count()
    url = reverse("competencies:remove_link")
    own = {"framework": "sukamaju", "code": "DATA.1", "other_framework": "digcomp-2.2", "other_code": "1.3"}

    client.post(
        url, {"framework": "kominfo-4-pilar", "code": "AMAN.1", "other_framework": "digcomp-2.2", "other_code": "4.1"}
    )
    assert CompetencyLink.objects.count() == before
    for _twice in range(2):
        client.post(url, own)
    assert CompetencyLink.objects.count() == before - 1


def test_what_is_everybodys_is_not_an_officers_to_change(client, officer):
    assert page(client, "spbe-sdm", name="change_framework").status_code == 404
    assert page(client, "spbe-sdm", "SPBE.1", name="change_competency").status_code == 404
    client.force_login(make_administrator())
    assert page(client, "spbe-sdm", name="change_framework").status_code == 200
    assert page(client, "spbe-sdm", "SPBE", name="change_competency").status_code == 200
