"""How this room learns the courses' names. A room above registers itself: `register(find)`, where `find(codes=…)` and
`find(keys=…)` give `Course`s.
"""

from dataclasses import dataclass
from uuid import UUID

_finders = []


@dataclass(frozen=True)
class Course:
    key: UUID
    code: str
    title: str

    def __str__(self):
        return f"{self.code} {self.title}"


def register(find):
    """Registering the same finder again changes nothing: `ready()` may run twice in tests."""
    if find not in _finders:
        _finders.append(find)


def course_with_code(code):
    found = [course for find in _finders for course in find(codes=[code])]
    return found[0] if found else None


def courses_with_keys(keys):
    return [course for find in _finders for course in find(keys=list(keys))] if keys else []
