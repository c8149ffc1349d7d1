"""Whatever a file holds, it is read or refused, and never breaks anything; and what was carried out is there."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.frameworks.exchange import json_files
from competencies.frameworks.exchange.checking import FrameworkCheck, Known
from competencies.frameworks.exchange.comparing import compare
from competencies.frameworks.exchange.crosswalk_checking import CrosswalkCheck

LISTS = ["levels", "competencies", "statements", "links"]
names = st.sampled_from([*LISTS, *(name for fields in json_files.FIELDS.values() for name in fields)])
scalars = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=50)
)
anything = st.recursive(
    scalars, lambda deeper: st.lists(deeper, max_size=4) | st.dictionaries(names, deeper, max_size=6), max_leaves=25
)
objects = st.dictionaries(names, anything, max_size=8)
codes = st.sampled_from(["DATA", "DATA.1", "DATA.2", "SPBE.1", "data.1", "x y"])
competencies = st.fixed_dictionaries(
    {"code": codes}, optional={"parent": codes, "name_id": st.text(max_size=8), "is_derived": st.booleans()}
)
few = settings(max_examples=40)
KNOWN = Known(levels=frozenset([1, 2]), parents={"SPBE": None, "SPBE.1": "SPBE"}, is_there=True)


def as_file(document, form):
    return json.dumps({**document, "format": form}).encode()


@few
@given(objects)
def test_any_framework_file_is_judged(document):
    contents = json_files.read_framework(as_file(document, json_files.FRAMEWORK_FORMAT))

    check = FrameworkCheck(contents, KNOWN)

    assert check.problems or check.draft.code


@few
@given(objects)
def test_any_crosswalk_file_is_judged(document):
    contents = json_files.read_crosswalk(as_file(document, json_files.CROSSWALK_FORMAT))

    check = CrosswalkCheck(contents, known={}, stored={}, owners={}, managed=set())

    assert check.problems


@few
@given(st.binary(max_size=300))
def test_any_bytes_are_json_or_are_refused(content):
    try:
        json_files.read_framework(content)
    except json_files.NotThisFormat:
        pass


@few
@given(st.lists(competencies, max_size=5))
def test_a_sound_file_leaves_a_sound_tree_and_a_second_time_changes_nothing(listed):
    document = {"code": "spbe-sdm", "competencies": listed}
    contents = json_files.read_framework(as_file(document, json_files.FRAMEWORK_FORMAT))
    check = FrameworkCheck(contents, KNOWN)
    if check.problems:
        return
    stored = {"competencies": {code: {"parent": parent} for code, parent in KNOWN.parents.items()}}

    after = carried_out(check.draft.parts, stored)

    assert not compare(check.draft.parts, after).changes_anything
    parents = {code: values.get("parent") for code, values in after["competencies"].items()}
    assert all(parent is None or parents[parent] is None for parent in parents.values())


def carried_out(draft, stored):
    return {part: _merged(rows, stored.get(part, {})) for part, rows in draft.items()}


def _merged(rows, there):
    return {key: {**there.get(key, {}), **rows.get(key, {})} for key in {*there, *rows}}
