"""What may be taken to reach a level, and what a person took. Rooms above register both; this one knows no course.

`register(offers)`: a function that takes (at=) and returns Offers of what anybody could begin or is about to open.
`register_completions(completions)`: one that takes (person_ids=) and returns {(person id, key of an offer): when the
person completed it, None while it is only begun}.
"""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A course. `proves` is {competency key: level}; `hours` its JP; `is_open` whether one may enrol now."""

    key: uuid.UUID
    code: str
    title: str
    url: str
    hours: int
    proves: dict
    is_open: bool = True


_sources = []
_completion_sources = []


def register(source):
    """Registering the same source again changes nothing: `ready()` may run twice in tests."""
    if source not in _sources:
        _sources.append(source)


def register_completions(source):
    if source not in _completion_sources:
        _completion_sources.append(source)


def offers(*, at):
    return [offer for source in _sources for offer in source(at=at)]


def completions(*, person):
    """{key of an offer: when the person completed it, None while it is only begun}."""
    return {key: moment for (_person, key), moment in completions_of([person.pk]).items()}


def completions_of(person_ids):
    """The same for many: {(person id, key): moment or None}."""
    found = {}
    for source in _completion_sources:
        found |= source(person_ids=person_ids)
    return found
