"""Answers of all sorts to the questions of tests.factories.question_contents."""

from hypothesis import strategies as st

from assessments.item_types import KINDS

HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="0123456789.,eE+- :*\\", max_size=60),
    st.sampled_from(
        ["\0", "\ud800", "a:1", "r1:c1", ":", "1e99", "1e999999999", "*" * 600, "9" * 5000, "٣", "½", "a:²"]
    ),
)

MARKED_BY_MACHINE = [kind for kind in KINDS if kind not in ("essay", "file")]


def answers_to(content):
    """Answers which a page could send: right, wrong, half, empty."""
    strategies = {
        "single_choice": _some_options(most=1),
        "true_false": _some_options(most=1),
        "multiple_response": _some_options(most=None),
        "matching": _pairs("rows", "choices"),
        "categorise": _pairs("rows", "choices"),
        "ordering": _places,
        "fill_in": _gap_values,
    }
    return strategies.get(content["kind"], _one_line)(content)


def _some_options(most):
    return lambda content: st.lists(
        st.sampled_from([option["id"] for option in content["options"]]), unique=True, max_size=most
    )


def _pairs(rows, choices):
    def answers(content):
        values = st.sampled_from([choice["id"] for choice in content[choices]])
        chosen = st.dictionaries(st.sampled_from([row["id"] for row in content[rows]]), values)
        return chosen.map(lambda pairs: [f"{row}:{choice}" for row, choice in pairs.items()])

    return answers


def _places(content):
    steps = [step["id"] for step in content["steps"]]
    places = st.dictionaries(st.sampled_from(steps), st.integers(1, len(steps)))
    return places.map(lambda pairs: [f"{step}:{place}" for step, place in pairs.items()])


def _gap_values(content):
    values = st.fixed_dictionaries(
        {},
        optional={
            "g1": st.sampled_from(["nota-dinas", " Nota-Dinas ", "pribadi"]),
            "g2": st.sampled_from(["o1", "o2"]),
            "g3": st.sampled_from(["7319", "7.319,0", "4", "tiga"]),
        },
    )
    return values.map(lambda pairs: [f"{gap}:{value}" for gap, value in pairs.items()])


def _one_line(content):
    lines = st.sampled_from(["Kertanegara", "majapahit", "1.234,5", "1,2345 km", "1240", "lain"]) | st.text(
        alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20
    )
    return st.lists(lines, max_size=1)
