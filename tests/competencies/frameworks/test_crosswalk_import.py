"""Lines of the crosswalk from files: what they may name, and what they may not do."""

import pytest

from accounts.models import User
from competencies.frameworks.exchange.judging import judge_crosswalk
from competencies.frameworks.services import ChangedSinceChecked, import_crosswalk
from competencies.models import CompetencyLink, Framework
from tests.factories.accounts import make_officer, make_unit
from tests.factories.frameworks import as_csv, as_json, link, links, make_framework, take_over_links

pytestmark = pytest.mark.django_db
HEADINGS = ["kerangka", "kode", "hubungan", "kerangka_lain", "kode_lain", "dasar"]


@pytest.fixture
def administrator():
    return User.objects.create(full_name="Agus Salim", is_superuser=True)


@pytest.fixture(autouse=True)
def nothing_shipped():
    CompetencyLink.objects.all().delete()


def wrong(user, *lines):
    return judge_crosswalk(links(*lines), user=user).problems


CASES = [
    (("lain 1.1", "equivalent", "digcomp-2.2 1.1"), "framework", "lain"),
    (("kominfo-4-pilar AMAN.9", "equivalent", "digcomp-2.2 1.1"), "code", "AMAN.9"),
    (("kominfo-4-pilar AMAN", "equivalent", "digcomp-2.2 1.1"), "code", "area"),
    (("kominfo-4-pilar AMAN.1", "equivalent", "kominfo-4-pilar AMAN.2"), "other_framework", "berbeda"),
    (("kominfo-4-pilar AMAN.1", "sama", "digcomp-2.2 1.1"), "relation", "equivalent"),
]


@pytest.mark.parametrize(("line", "field", "part"), CASES)
def test_a_wrong_line_is_told_at_its_place(administrator, line, field, part):
    (problem,) = wrong(administrator, ("kominfo-4-pilar AMAN.1", "narrower", "digcomp-2.2 4.1"), line)

    assert problem.startswith(f"links[1], {field}")
    assert part in problem


def test_a_pair_stands_once_whichever_way_round(administrator):
    one, other = "kominfo-4-pilar AMAN.1", "digcomp-2.2 4.1"

    (problem,) = wrong(administrator, (one, "narrower", other), (other, "broader", one))

    assert problem.startswith("links[1]")
    assert "links[0]" in problem


def test_a_circle_within_the_file_is_named(administrator):
    (problem,) = wrong(
        administrator,
        ("kominfo-4-pilar AMAN.1", "broader", "digcomp-2.2 4.1"),
        ("digcomp-2.2 4.1", "equivalent", "digcomp-3.0 4.1"),
        ("digcomp-3.0 4.1", "broader", "kominfo-4-pilar AMAN.1"),
    )

    assert problem.startswith("links[")
    assert "kominfo-4-pilar AMAN.1 →" in problem


def test_a_circle_with_lines_that_are_there_is_named(administrator):
    link("kominfo-4-pilar AMAN.1", "broader", "digcomp-2.2 4.1")
    link("digcomp-2.2 4.1", "broader", "spbe-sdm SPBE.4")

    (problem,) = wrong(administrator, ("spbe-sdm SPBE.4", "broader", "kominfo-4-pilar AMAN.1"))

    assert problem.startswith("links[0]")


def test_a_table_says_the_same_as_json(administrator):
    row = ["kominfo-4-pilar", "AMAN.1", "lebih sempit", "digcomp-2.2", "4.1", "padanan kami"]

    judged = judge_crosswalk(as_csv(HEADINGS, row, delimiter=";"), user=administrator)

    assert judged.problems == []
    ((ends, values),) = judged.draft.links.items()
    assert values == {"relation": "broader", "basis": "padanan kami"}
    assert ends == (("digcomp-2.2", "4.1"), ("kominfo-4-pilar", "AMAN.1"))


def test_a_row_of_a_table_is_told_with_its_number(administrator):
    (problem,) = judge_crosswalk(
        as_csv(HEADINGS, ["kominfo-4-pilar", "AMAN.1", "setara", "digcomp-2.2", "", ""]), user=administrator
    ).problems

    assert problem.startswith("Baris 2, kode_lain")


@pytest.mark.parametrize(
    "content", [as_json({"format": "bimtek-crosswalk/1", "links": []}), b'{"format": "lain"}', b"x,y\n1,2\n"]
)
def test_a_file_without_lines_is_refused(administrator, content):
    assert len(judge_crosswalk(content, user=administrator).problems) == 1


def test_lines_are_added_and_changed_and_the_others_stay(administrator, at):
    link("kominfo-4-pilar AMAN.1", "narrower", "digcomp-2.2 4.1")
    link("kominfo-4-pilar AMAN.5", "narrower", "digcomp-2.2 4.3")
    content = links(
        ("digcomp-2.2 4.1", "equivalent", "kominfo-4-pilar AMAN.1"),
        ("kominfo-4-pilar ETIKA.1", "equivalent", "digcomp-2.2 2.5"),
    )

    counts = take_over_links(content, user=administrator, at=at)

    assert counts == {"added": 1, "changed": 1}
    assert sorted(CompetencyLink.objects.values_list("other__code", "relation")) == [
        ("4.1", "equivalent"),
        ("4.3", "narrower"),
        ("ETIKA.1", "equivalent"),
    ]
    assert take_over_links(content, user=administrator, at=at) == {"added": 0, "changed": 0}


def test_what_was_shown_is_done_or_nothing(administrator, at):
    content = links(("kominfo-4-pilar ETIKA.1", "equivalent", "digcomp-2.2 2.5"))
    judged = judge_crosswalk(content, user=administrator)
    link("kominfo-4-pilar AMAN.5", "narrower", "digcomp-2.2 4.3")

    with pytest.raises(ChangedSinceChecked):
        import_crosswalk(
            draft=judged.draft,
            digest=judged.outcome.digest,
            frameworks=Framework.objects.all(),
            by=administrator,
            at=at,
        )

    assert CompetencyLink.objects.count() == 1


class TestOfAnAgency:
    @pytest.fixture
    def officer(self):
        agency = make_unit("Kabupaten Contoh")
        make_framework("sukamaju", agency)
        make_framework("lain", make_unit("Kota Lain"))
        return make_officer("agency_administrator", agency)

    def test_its_own_is_linked_to_everybodys(self, officer, at):
        take_over_links(links(("sukamaju DATA.1", "equivalent", "digcomp-2.2 1.3")), user=officer, at=at)

        assert CompetencyLink.objects.count() == 1

    def test_lines_between_others_are_not_its_to_change(self, officer):
        (problem,) = wrong(officer, ("kominfo-4-pilar AMAN.1", "narrower", "digcomp-2.2 4.1"))

        assert problem.startswith("links[0], framework")

    def test_the_framework_of_another_agency_is_unknown(self, officer):
        (problem,) = wrong(officer, ("sukamaju DATA.1", "equivalent", "lain DATA.1"))

        assert problem.startswith("links[0], other_framework")

    def test_not_even_an_administrator_links_two_agencies(self, officer, administrator):
        (problem,) = wrong(administrator, ("sukamaju DATA.1", "equivalent", "lain DATA.1"))

        assert "instansi yang berbeda" in problem

    def test_lines_of_another_agency_close_no_circle(self, officer):
        link("lain DATA.1", "broader", "digcomp-2.2 1.3")
        link("kominfo-4-pilar CAKAP.1", "broader", "lain DATA.1")

        assert wrong(officer, ("digcomp-2.2 1.3", "broader", "sukamaju DATA.1")) == []
        link("digcomp-2.2 1.3", "broader", "sukamaju DATA.1")
        assert wrong(officer, ("sukamaju DATA.1", "broader", "kominfo-4-pilar CAKAP.1")) == []
