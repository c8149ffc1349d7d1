"""What positions demand, and paths that lead there."""

import datetime

from accounts.models import PositionKind
from competencies.models import Competency, LearningPath
from competencies.paths import services as paths
from competencies.standards import drafting, publishing
from competencies.standards.lines import Facts

FIRST_DAY = datetime.date(2026, 3, 1)
SAFETY = "AMAN.3"


def competency(code=SAFETY, framework="kominfo-4-pilar"):
    return Competency.objects.get(framework__code=framework, code=code)


def facts(code=SAFETY, *, level=3, framework="kominfo-4-pilar", **fields):
    """A demand; `is_waived=True` takes the level away."""
    lowest_level = None if fields.get("is_waived") else level
    return Facts(competency=competency(code, framework).pk, lowest_level=lowest_level, **fields)


def make_draft(unit, at, *, name="Standar Dinas 2026", valid_from=FIRST_DAY, lines=(), by=None, **fields):
    draft = drafting.create_draft(unit=unit, name=name, valid_from=valid_from, by=by, at=at, **fields)
    for each in lines:
        drafting.add_line(standard=draft, facts=each, by=by, at=at)
    return draft


def make_standard(unit, at, *, lines=None, by=None, **fields):
    """A published one; it demands level 3 in safety of everybody unless `lines` say otherwise."""
    draft = make_draft(unit, at, lines=[facts()] if lines is None else lines, by=by, **fields)
    return publishing.publish(standard=draft, by=by, at=at)


def give_kind(person, code="05", title=None):
    """Lets somebody's current employment be of a kind of position: by itself "05", Pengawas."""
    employments = person.employments.current()
    employments.update(position_kind=PositionKind.objects.get(code=code))
    if title is not None:
        employments.update(position_title=title)
    person.forget_employment()
    return person.current_employment()


def make_path(unit, at, *, courses=(), name="Jalur Pengawas", by=None, published=True, **fields) -> LearningPath:
    """`courses` are (key, title)."""
    path = paths.create_path(unit=unit, name_id=name, by=by, at=at, **fields)
    for key, title in courses:
        paths.add_course(path=path, course_key=key, title=title, by=by, at=at)
    return paths.publish_path(path=path, by=by, at=at) if published else path
