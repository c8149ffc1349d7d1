import pytest

from accounts.models import PositionKind, Rank

pytestmark = pytest.mark.django_db


def test_the_14_position_kinds_are_there_with_their_standard_levels():
    levels = dict(PositionKind.objects.values_list("code", "standard_level"))

    assert len(levels) == 14
    assert (levels["01"], levels["03"], levels["06"], levels["21"], levels["24"]) == (5, 4, 1, 2, 5)


def test_the_grades_of_pns_and_pppk_are_there_in_order():
    pns = list(Rank.objects.filter(scheme="PNS").values_list("grade", flat=True))
    pppk = list(Rank.objects.filter(scheme="PPPK").values_list("grade", flat=True))

    assert len(pns) == len(pppk) == 17
    assert (pns[0], pns[-1], pppk[0], pppk[-1]) == ("I/a", "IV/e", "I", "XVII")


def test_a_rank_reads_with_its_title_when_it_has_one():
    assert str(Rank.objects.get(grade="III/b")) == "Penata Muda Tingkat I (III/b)"
    assert str(Rank.objects.get(grade="IX")) == "IX"
