"""The settings of an element as controls of a form, by its kind."""

from dataclasses import dataclass

from certificates.documents import layout as layouts
from certificates.documents.editor import wording

# The order in which a person looks for them; what a kind lacks is left out.
ORDER = (
    "text",
    "image",
    "alt",
    "title",
    "shows_scores",
    "x",
    "y",
    "w",
    "h",
    "size",
    "smallest",
    "font",
    "weight",
    "colour",
    "align",
    "valign",
    "is_upper",
    "tracking",
    "thickness",
    "role",
    "lang",
    "needs",
)
# Smallest, largest and step. A setting may still be wrong for its page; `problems` says so.
NUMBERS = {
    "x": (-50, 500, 0.1),
    "y": (-50, 500, 0.1),
    "w": (1, 500, 0.1),
    "h": (1, 500, 0.1),
    "size": (1, 100, 0.5),
    "smallest": (0, 100, 0.5),
    "tracking": (0, 20, 0.1),
    "thickness": (0.1, 10, 0.1),
}
CHECKS = ("is_upper", "shows_scores")


@dataclass(frozen=True)
class Control:
    name: str
    key: str
    label: str
    kind: str  # number, choice, check, words or line
    value: object
    choices: tuple = ()
    limits: tuple = ()

    @property
    def is_beside(self):
        """Whether it may stand beside others in a row."""
        return self.kind in ("number", "choice")


def controls(element, prefix, images):
    return [_control(key, element[key], f"{prefix}-{key}", images) for key in keys(element["kind"])]


def keys(kind):
    """The settings of a kind. That of a title's level is the arrangement's business, not the author's."""
    hidden = {"role"} if kind in ("subjects", "competencies") else set()
    return [key for key in ORDER if key in layouts.KINDS[kind] and key not in hidden]


def _control(key, value, name, images):
    facts = {"name": name, "key": key, "label": wording.SETTINGS[key]}
    if key in NUMBERS:
        return Control(**facts, kind="number", value=f"{value:g}", limits=tuple(f"{each:g}" for each in NUMBERS[key]))
    if key in CHECKS:
        return Control(**facts, kind="check", value=value)
    if key == "text":
        return Control(**facts, kind="words", value=value)
    if options := _choices(key, value, images):
        return Control(**facts, kind="choice", value=value, choices=tuple(options.items()))
    return Control(**facts, kind="line", value=value)


def _choices(key, value, images):
    if key == "image":
        return {"": "—", **images}
    if key == "needs":
        return {"": "—", **{name: f"{{{name}}} {wording.PLACEHOLDERS[name]}" for name in wording.PLACEHOLDERS}}
    choices = wording.CHOICES.get(key, {})
    # A colour of its own, which only the data can have, is kept.
    return choices if not choices or value in choices else {**choices, value: value}
