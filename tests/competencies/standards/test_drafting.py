import datetime

import pytest

from accounts.models import AuditEntry
from competencies.models import PositionStandard
from competencies.standards import drafting, publishing
from competencies.standards.rows import Refused, StandardIsPublished
from tests.factories.accounts import make_unit
from tests.factories.standards import FIRST_DAY, competency, facts, make_draft, make_standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))


def refusals(refused):
    return [(problem.field, problem.code) for problem in refused.value.problems]


def test_a_draft_of_one_name_is_made_once(unit, at):
    first, again = make_draft(unit, at), make_draft(unit, at)

    assert first == again
    assert AuditEntry.objects.filter(action="standard.drafted").count() == 1


def test_a_national_draft_of_one_name_is_made_once(at):
    assert make_draft(None, at) == make_draft(None, at)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"valid_from": datetime.date(2025, 12, 31)}, ("valid_from", "starts_too_early")),
        ({"valid_from": datetime.date(2032, 1, 1)}, ("valid_from", "starts_too_late")),
        ({"valid_until": datetime.date(2026, 2, 28)}, ("valid_until", "ends_before")),
    ],
)
def test_impossible_days_are_refused_by_name(unit, at, days, expected):
    with pytest.raises(Refused) as refused:
        make_draft(unit, at, **days)

    assert refusals(refused) == [expected]
    assert not PositionStandard.objects.filter(unit=unit).exists()


def test_changing_a_draft_keeps_what_was_before_in_the_audit_trail(unit, at):
    draft = make_draft(unit, at)

    drafting.change_draft(standard=draft, name="Standar Baru", valid_from=FIRST_DAY, by=None, at=at)

    changes = AuditEntry.objects.get(action="standard.changed").changes
    assert changes == {"name": ["Standar Dinas 2026", "Standar Baru"]}


def test_a_draft_cannot_take_the_name_of_another(unit, at):
    draft = make_draft(unit, at)
    make_draft(unit, at, name="Standar Lain")

    with pytest.raises(Refused) as refused:
        drafting.change_draft(standard=draft, name="Standar Lain", valid_from=FIRST_DAY, by=None, at=at)

    assert refusals(refused) == [("name", "name_taken")]


def test_a_line_sent_twice_is_there_once(unit, at):
    draft = make_draft(unit, at, lines=[facts(kind="05"), facts(kind="05")])

    assert draft.lines.count() == 1


def test_another_line_for_the_same_positions_is_refused(unit, at):
    with pytest.raises(Refused) as refused:
        make_draft(unit, at, lines=[facts(title="Analis Data"), facts(title="analis  data", level=4)])

    assert refusals(refused) == [("competency", "doubled")]


def test_a_level_outside_the_scale_of_its_framework_is_refused(unit, at):
    make_draft(unit, at, name="Delapan", lines=[facts("1.1", framework="digcomp-2.2", level=8)])

    with pytest.raises(Refused) as refused:
        make_draft(unit, at, lines=[facts(level=6)])

    assert refusals(refused) == [("lowest_level", "level_outside")]


def test_an_area_cannot_be_demanded(unit, at):
    with pytest.raises(Refused) as refused:
        make_draft(unit, at, lines=[facts("AMAN")])

    assert refusals(refused) == [("competency", "area")]


def test_a_framework_of_another_agency_cannot_be_demanded(unit, at):
    framework = competency().framework
    framework.agency = make_unit("Kota Lain")
    framework.save()

    with pytest.raises(Refused) as refused:
        make_draft(unit, at, lines=[facts()])

    assert refusals(refused) == [("competency", "foreign_competency")]


def test_a_framework_of_the_own_agency_can_be_demanded_but_not_nationally(unit, at):
    framework = competency().framework
    framework.agency = unit.get_parent()
    framework.save()

    assert make_draft(unit, at, lines=[facts()]).lines.count() == 1
    with pytest.raises(Refused):
        make_draft(None, at, lines=[facts()])


def test_changing_a_line_to_the_positions_of_another_is_refused(unit, at):
    draft = make_draft(unit, at, lines=[facts(kind="05"), facts(kind="06")])
    line = draft.lines.get(position_kind__code="06")

    with pytest.raises(Refused):
        drafting.change_line(line=line, facts=facts(kind="05", level=4), by=None, at=at)


def test_a_changed_line_says_what_it_was_told(unit, at):
    draft = make_draft(unit, at, lines=[facts(kind="05")])

    drafting.change_line(line=draft.lines.get(), facts=facts(kind="06", is_waived=True), by=None, at=at)

    line = draft.lines.get()
    assert (line.position_kind.code, line.is_waived, line.lowest_level) == ("06", True, None)


def test_removing_a_line_twice_is_safe(unit, at):
    draft = make_draft(unit, at, lines=[facts()])
    public_id = draft.lines.get().public_id

    for _time in range(2):
        drafting.remove_line(standard=draft, public_id=public_id, by=None, at=at)

    assert not draft.lines.exists()
    assert AuditEntry.objects.filter(action="standard.line_removed").count() == 1


def test_nothing_of_a_published_standard_is_changed(unit, at):
    standard = make_standard(unit, at)
    line = standard.lines.get()
    same = {"by": None, "at": at}

    with pytest.raises(StandardIsPublished):
        drafting.add_line(standard=standard, facts=facts("AMAN.1"), **same)
    with pytest.raises(StandardIsPublished):
        drafting.change_line(line=line, facts=facts(level=4), **same)
    with pytest.raises(StandardIsPublished):
        drafting.remove_line(standard=standard, public_id=line.public_id, **same)
    with pytest.raises(StandardIsPublished):
        drafting.take_lines(standard=standard, lines=[facts(level=4)], **same)
    with pytest.raises(StandardIsPublished):
        drafting.change_draft(standard=standard, name="Lain", valid_from=FIRST_DAY, **same)
    with pytest.raises(StandardIsPublished):
        drafting.discard_draft(standard=standard, **same)


def test_a_copy_is_a_draft_with_the_same_lines_and_made_once(unit, at):
    standard = make_standard(unit, at, lines=[facts(kind="05"), facts("AMAN.1", is_waived=True)])
    asked = {"name": "Standar 2027", "unit": unit, "valid_from": datetime.date(2027, 1, 1), "by": None, "at": at}

    copies = [drafting.copy_standard(standard=standard, **asked) for _time in range(2)]

    assert copies[0] == copies[1]
    assert not copies[0].is_published
    assert copies[0].lines.count() == 2


def test_a_discarded_draft_may_be_discarded_again(unit, at):
    draft = make_draft(unit, at, lines=[facts()])

    for _time in range(2):
        drafting.discard_draft(standard=draft, by=None, at=at)

    assert not PositionStandard.objects.filter(unit=unit).exists()


def test_many_lines_are_taken_all_or_none(unit, at):
    draft = make_draft(unit, at, lines=[facts(kind="05")])
    wrong = [facts(kind="05", level=4), facts("AMAN.1"), facts("AMAN.2", level=9)]

    with pytest.raises(Refused):
        drafting.take_lines(standard=draft, lines=wrong, by=None, at=at)

    assert draft.lines.get().lowest_level == 3


def test_lines_taken_twice_change_nothing_the_second_time(unit, at):
    draft = make_draft(unit, at, lines=[facts(kind="05"), facts("AMAN.5")])
    lines = [facts(kind="05", level=4), facts("AMAN.1")]

    counts = [drafting.take_lines(standard=draft, lines=lines, by=None, at=at) for _time in range(2)]

    assert counts == [(1, 1), (0, 0)]
    assert set(draft.lines.values_list("competency__code", "lowest_level")) == {
        ("AMAN.3", 4),
        ("AMAN.1", 3),
        ("AMAN.5", 3),
    }


def test_publishing_checks_the_lines_once_more(unit, at):
    draft = make_draft(unit, at, lines=[facts(level=5)])
    competency().framework.levels.filter(number=5).delete()

    with pytest.raises(Refused) as refused:
        publishing.publish(standard=draft, by=None, at=at)

    assert refusals(refused) == [("lowest_level", "level_outside")]
