"""Peers answer anonymously: who is named, what is told, and everything that must not be told."""

import datetime
import json

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.privacy import archive, registry
from competencies.assessing import closing
from competencies.assessing.ratings import peers, reading, services
from competencies.assessing.together import MOST_NAMED
from competencies.models import Evidence, PeerResult, Rating
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.assessing import (
    OTHER,
    SAFETY,
    day_after,
    hand_in,
    make_cycle,
    make_team,
    name_peers,
    peers_answer,
    rating_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))


@pytest.fixture
def team(unit):
    return make_team(unit)


@pytest.fixture
def person(team):
    return team[1][0]


@pytest.fixture
def cycle(unit, team, at):
    return make_cycle(unit, at, has_peers=True)


def answered(cycle, person, levels, at, *, named=None):
    asked = name_peers(cycle, person, named or len(levels), at)
    peers_answer(asked[: len(levels)], levels, at)
    return asked


def close(cycle, at):
    closing.close_due(at=day_after(cycle, at))
    cycle.refresh_from_db()


def together_of(cycle, person):
    return [line.together for line in reading.result_of(rating_of(cycle, person))]


def test_five_answers_are_told_together_once_the_cycle_is_closed(cycle, person, at):
    answered(cycle, person, [0, 2, 3, 3, 5], at)

    close(cycle, at)

    assert together_of(cycle, person) == ["sekitar 2 – Rendah sampai 3 – Sedang"]


def test_four_answers_are_never_told(cycle, person, at):
    answered(cycle, person, [1, 2, 3, 4], at, named=6)

    close(cycle, at)

    assert together_of(cycle, person) == [""]
    assert not PeerResult.objects.exists()


def test_five_have_to_answer_on_every_competency_before_any_is_told(unit, team, person, at):
    """A gap would tell that one of them did not judge just that."""
    cycle = make_cycle(unit, at, competencies=(SAFETY, OTHER), has_peers=True)
    asked = name_peers(cycle, person, 5, at)
    for rating in asked[1:]:
        hand_in(rating, at, names=(SAFETY, OTHER))
    hand_in(asked[0], at)

    close(cycle, at)

    assert together_of(cycle, person) == ["", ""]
    assert not PeerResult.objects.exists()


def test_the_superiors_word_is_none_of_the_five(cycle, person, at):
    answered(cycle, person, [3, 3, 3, 3], at)
    hand_in(rating_of(cycle, person), at)

    close(cycle, at)

    assert together_of(cycle, person) == [""]


def test_before_the_last_day_is_over_nothing_is_told(cycle, person, at):
    answered(cycle, person, [1, 2, 3, 4, 5], at)

    closing.close_due(at=at + datetime.timedelta(days=10))

    assert not closing.close(cycle=cycle, at=at)
    assert together_of(cycle, person) == [""]


def test_an_answer_that_is_gone_later_changes_nothing(cycle, person, at):
    """Six answers and then five would tell the one that went."""
    asked = answered(cycle, person, [0, 1, 2, 3, 4, 5], at)
    close(cycle, at)
    before = PeerResult.objects.values().get()

    asked[0].delete()

    assert not closing.close(cycle=cycle, at=day_after(cycle, at))
    assert PeerResult.objects.values().get() == before


def test_a_cancelled_cycle_tells_nothing(cycle, person, at):
    answered(cycle, person, [1, 2, 3, 4, 5], at)
    type(cycle).objects.filter(pk=cycle.pk).update(cancelled_at=at)

    close(cycle, at)

    assert not PeerResult.objects.exists()


def test_peers_prove_nothing_and_leave_no_trace_in_the_trail(cycle, person, at):
    *asked, last = name_peers(cycle, person, 6, at)
    before = AuditEntry.objects.count()

    peers_answer(asked, [3, 3, 3, 3, 3], at)
    services.decline(rating=last, at=at)

    assert not Evidence.objects.exists()
    assert AuditEntry.objects.count() == before


def test_a_peer_writes_no_note(cycle, person, at):
    (asked,) = name_peers(cycle, person, 1, at)

    hand_in(asked, at, note="Saya Budi dari Bidang Aplikasi")

    assert asked.lines.get().note == ""


def test_a_name_is_removed_by_the_superior_whether_it_answered_or_not(cycle, person, team, at):
    silent, spoken = name_peers(cycle, person, 2, at)
    hand_in(spoken, at)

    for asked in (silent, spoken):
        peers.remove(rating=rating_of(cycle, person), colleague=asked.assessor, by=team[0], at=at)

    assert not Rating.objects.by_peers().exists()


def test_once_answers_may_have_come_nobody_takes_away_who_judges_them(cycle, person, at):
    (asked,) = name_peers(cycle, person, 1, at)

    with pytest.raises(peers.SuperiorRemoves):
        peers.remove(rating=rating_of(cycle, person), colleague=asked.assessor, by=person, at=at)


def test_before_the_first_day_the_person_changes_their_mind(unit, team, person, at):
    tomorrow = at.date() + datetime.timedelta(days=1)
    cycle = make_cycle(unit, at, has_peers=True, opens_on=tomorrow)
    (asked,) = name_peers(cycle, person, 1, at)

    peers.remove(rating=rating_of(cycle, person), colleague=asked.assessor, by=person, at=at)

    assert not Rating.objects.by_peers().exists()


def test_ten_may_be_named_and_nobody_twice(cycle, person, unit, at):
    asked = name_peers(cycle, person, MOST_NAMED, at)
    rating = rating_of(cycle, person)
    peers.propose(rating=rating, colleague=asked[0].assessor, at=at)

    with pytest.raises(peers.TooManyPeers):
        peers.propose(rating=rating, colleague=make_person("Rekan 11", unit=unit), at=at)
    assert peers.peers_of(rating).count() == MOST_NAMED


def test_ones_own_staff_are_asked_as_such(cycle, person, unit, at):
    _leader, (staff,) = person, [make_team(unit, ["Tri Wahyuni"], "Lain")[1][0]]
    staff.employments.update(superior=person)

    peers.propose(rating=rating_of(cycle, person), colleague=staff, at=at)

    assert peers.peers_of(rating_of(cycle, person)).get().relation == "subordinate"


@pytest.mark.parametrize("who", ["oneself", "superior", "other agency", "left"])
def test_only_colleagues_of_the_own_agency_are_named(cycle, person, team, unit, at, who):
    colleague = {
        "oneself": lambda: person,
        "superior": lambda: team[0],
        "other agency": lambda: make_person("Orang Lain", unit=make_unit("Kota Lain")),
        "left": lambda: make_person("Sudah Pindah", unit=unit, is_active=False),
    }[who]()

    with pytest.raises(peers.NotAColleague):
        peers.propose(rating=rating_of(cycle, person), colleague=colleague, at=at)


def test_colleagues_are_found_by_name_in_the_own_agency_only(cycle, person, unit, at):
    near, far = make_person("Wayan Sudarma", unit=unit), make_person("Wayan Lain", unit=make_unit("Kota Lain"))
    rating, on = rating_of(cycle, person), timezone.localdate(at)

    found = [employment.user for employment in peers.found_by_name(rating, "wayan", on=on)]

    assert found == [near]
    assert far not in found
    assert peers.found_by_name(rating, near.current_employment().number, on=on) == []
    assert peers.found_by_name(rating, "wa", on=on) == []


def pages_about(client, cycle, person, readers):
    rating = rating_of(cycle, person)
    addresses = [
        reverse("competencies:ratings"),
        reverse("competencies:rating_result", args=[rating.public_id]),
        reverse("competencies:peers", args=[rating.public_id]),
        reverse("competencies:cycle", args=[cycle.public_id]),
    ]
    shown = []
    for reader in readers:
        client.force_login(reader)
        shown += [(reader, address, without_secrets(client.get(address))) for address in addresses]
    return shown


def without_secrets(response):
    """A page without what differs each time it is asked for."""
    lines = response.content.decode().splitlines()
    return [line for line in lines if "csrfmiddlewaretoken" not in line and "nonce" not in line]


def test_no_page_changes_when_a_peer_answers_or_declines(client, unit, team, person):
    now = timezone.now()
    cycle = make_cycle(unit, now, has_peers=True)
    asked = name_peers(cycle, person, 6, now)
    readers = [person, team[0], make_hr_officer(unit)]
    before = pages_about(client, cycle, person, readers)

    peers_answer(asked[:5], [1, 2, 3, 4, 5], now)
    services.decline(rating=asked[5], at=now)

    assert pages_about(client, cycle, person, readers) == before


def test_the_copy_of_the_person_tells_nothing_of_answers(cycle, person, at):
    asked = name_peers(cycle, person, 6, at)
    before = archive_of(person)

    peers_answer(asked, [1, 2, 3, 4, 5, 5], at)

    assert archive_of(person) == before


def archive_of(person):
    exporter = next(each for each in registry.exporters() if each.name == "assessments_of_competency")
    return json.dumps({table.code: table.rows() for table in exporter.tables(person)}, default=str)


def test_the_copy_of_the_assessor_has_what_they_gave(cycle, person, at):
    (asked,) = answered(cycle, person, [4], at)

    assert '"level": 4' in archive_of(asked.assessor)
    assert archive.build(asked.assessor, at=at)


def test_a_peer_does_not_see_their_answer_again(client, unit, team, person):
    now = timezone.now()
    cycle = make_cycle(unit, now, has_peers=True)
    (asked,) = answered(cycle, person, [4], now)
    client.force_login(asked.assessor)

    content = client.get(reverse("competencies:rate", args=[asked.public_id])).content.decode()

    assert "level-kominfo" not in content
    assert person.full_name not in client.get(reverse("competencies:ratings")).content.decode()
