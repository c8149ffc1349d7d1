"""Every act that the code records can be told in words."""

import ast

import pytest

from accounts.audit.actions import choices, is_registered, sentence
from accounts.models import AuditEntry
from tests.architecture.project import python_files

RECORDING = {"record", "record_event", "record_view"}


def recorded_codes():
    for name, tree in python_files():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node) in RECORDING:
                given = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "action")]
                yield from ((str(name), code) for argument in given for code in constants(argument))


def called(node):
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def constants(argument):
    branches = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
    return [each.value for each in branches if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def test_every_code_that_is_recorded_has_a_sentence():
    unknown = {f"{name}: {code}" for name, code in recorded_codes() if not is_registered(code)}

    assert unknown == set()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"action": "role.granted"}, "Sistem memberikan peran kepada …"),
        (
            {"action": "role.granted", "actor_name": "Agus", "subject_name": "100%", "target": "auditor"},
            "Agus memberikan peran kepada 100%: auditor",
        ),
        ({"action": "unit.closed", "target": "Dinas Lama"}, "Unit “Dinas Lama” ditutup"),
        ({"action": "old.code", "target": "50%"}, "Old.code: 50%"),
    ],
)
def test_a_sentence_has_gaps_where_nothing_is_known(facts, told):
    assert sentence(AuditEntry(**facts)) == told


def test_the_choices_are_told_with_gaps():
    assert dict(choices())["person.viewed"] == "… melihat data …"
