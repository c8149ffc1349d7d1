"""What rests on a completed course in the rooms above, so that whoever decides about a result sees it.

In `AppConfig.ready()`: `proofs.register(function)`, which takes keys of enrolments and gives {key: Proof}.
"""

from dataclasses import dataclass

_finders = []


@dataclass(frozen=True)
class Proof:
    label: str
    url: str
    is_valid: bool


def register(finder):
    if finder not in _finders:
        _finders.append(finder)


def proofs_of(enrolments):
    """{key of an enrolment: [Proof]}."""
    found = {}
    for finder in _finders:
        for key, proof in finder(enrolments).items():
            found.setdefault(key, []).append(proof)
    return found
