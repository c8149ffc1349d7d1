import pytest

from competencies.frameworks.support import support_for
from competencies.models import Evidence
from tests.factories.accounts import make_person, make_unit
from tests.factories.competencies import prove
from tests.factories.frameworks import competency, link, make_framework

pytestmark = pytest.mark.django_db


def told(name, **kwargs):
    own = competency(name)
    found = support_for([own.pk], **kwargs).get(own.pk, [])
    return [(f"{other.framework.code} {other.code}", relation) for other, relation in found]


def test_the_shipped_crosswalk_supports_over_equivalents():
    assert told("kominfo-4-pilar AMAN.3") == [("digcomp-2.2 4.2", "broader"), ("digcomp-3.0 4.2", "broader")]


def test_what_corresponds_to_nothing_has_no_support():
    own = competency("kominfo-4-pilar CAKAP.1")

    assert support_for([own.pk]) == {}


def test_many_are_answered_in_one_query(django_assert_num_queries):
    owns = [competency(f"digcomp-2.2 {code}").pk for code in ("1.1", "2.1", "4.1", "4.2")]

    with django_assert_num_queries(1):
        found = support_for(owns)
        assert [other.framework.code for other, _relation in found[owns[0]]]


def test_lines_of_an_agency_count_for_that_agency_alone():
    agency, other_agency = make_unit("Kabupaten Contoh"), make_unit("Kota Lain")
    make_framework("sukamaju", agency)
    link("sukamaju DATA.1", "equivalent", "kominfo-4-pilar CAKAP.1")

    assert told("kominfo-4-pilar CAKAP.1", agency=agency) == [("sukamaju DATA.1", "equivalent")]
    assert told("kominfo-4-pilar CAKAP.1", agency=other_agency.path) == []
    assert told("kominfo-4-pilar CAKAP.1") == []


def test_support_proves_nothing(at):
    person = make_person()
    prove(person, at, competency=("digcomp-2.2", "4.2"), level=8)

    support_for([competency("kominfo-4-pilar AMAN.3").pk])

    assert list(Evidence.objects.of(person).values_list("competency__code", flat=True)) == ["4.2"]
