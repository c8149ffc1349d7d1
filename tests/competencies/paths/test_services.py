import uuid

import pytest

from accounts.models import AuditEntry
from competencies.models import LearningPath
from competencies.paths import services
from tests.factories.accounts import make_unit
from tests.factories.standards import make_path

pytestmark = pytest.mark.django_db
ONE, TWO, THREE = (uuid.UUID(int=number) for number in (1, 2, 3))
COURSES = [(ONE, "Satu"), (TWO, "Dua"), (THREE, "Tiga")]


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def path(unit, at):
    return make_path(unit, at, courses=COURSES, published=False)


def titles(path):
    return list(path.steps.values_list("title", flat=True))


def test_a_path_of_one_name_is_drafted_once(unit, at):
    assert make_path(unit, at, published=False) == make_path(unit, at, published=False)


def test_a_course_is_in_a_path_once(path, at):
    services.add_course(path=path, course_key=ONE, title="Satu", by=None, at=at)

    assert titles(path) == ["Satu", "Dua", "Tiga"]


@pytest.mark.parametrize(
    ("moved", "to", "expected"),
    [
        (THREE, 1, ["Tiga", "Satu", "Dua"]),
        (ONE, 3, ["Dua", "Tiga", "Satu"]),
        (ONE, 99, ["Dua", "Tiga", "Satu"]),
        (TWO, 2, ["Satu", "Dua", "Tiga"]),
        (uuid.UUID(int=9), 1, ["Satu", "Dua", "Tiga"]),
    ],
)
def test_a_course_moved_twice_to_a_place_stays_there(path, at, moved, to, expected):
    for _time in range(2):
        services.move_course(path=path, course_key=moved, to=to, by=None, at=at)

    assert titles(path) == expected
    assert list(path.steps.values_list("order", flat=True)) == [1, 2, 3]


def test_the_courses_behind_a_removed_one_move_up(path, at):
    for _time in range(2):
        services.remove_course(path=path, course_key=TWO, by=None, at=at)

    assert list(path.steps.values_list("title", "order")) == [("Satu", 1), ("Tiga", 2)]


def test_a_path_has_an_end(path, at):
    for number in range(len(COURSES), services.MOST_STEPS):
        services.add_course(path=path, course_key=uuid.UUID(int=100 + number), title="Kursus", by=None, at=at)

    with pytest.raises(services.PathIsFull):
        services.add_course(path=path, course_key=uuid.UUID(int=999), title="Kursus", by=None, at=at)


def test_publishing_and_retiring_twice_are_each_one_act(path, at):
    for act in (services.publish_path, services.retire_path):
        act(path=path, by=None, at=at)
        act(path=path, by=None, at=at)

    assert AuditEntry.objects.filter(action__in=["path.published", "path.retired"]).count() == 2
    assert not LearningPath.objects.offered().exists()


def test_a_retired_path_may_be_published_again(path, at):
    for act in (services.publish_path, services.retire_path, services.publish_path):
        act(path=path, by=None, at=at)

    assert LearningPath.objects.offered().get() == path


def test_a_path_without_courses_is_never_published(unit, at):
    with pytest.raises(services.PathIsEmpty):
        services.publish_path(path=make_path(unit, at, published=False), by=None, at=at)

    published = make_path(unit, at, courses=COURSES[:1], name="Lain")
    with pytest.raises(services.PathIsEmpty):
        services.remove_course(path=published, course_key=ONE, by=None, at=at)


def test_only_a_draft_is_discarded(unit, path, at):
    published = make_path(unit, at, courses=COURSES, name="Lain")
    with pytest.raises(services.PathIsPublished):
        services.discard_path(path=published, by=None, at=at)

    for _time in range(2):
        services.discard_path(path=path, by=None, at=at)
    assert LearningPath.objects.get() == published


def test_a_draft_cannot_take_the_name_of_another(unit, path, at):
    make_path(unit, at, name="Lain", published=False)

    with pytest.raises(services.NameTaken):
        services.change_path(path=path, name_id="Lain", by=None, at=at)
