"""What other programs have no field for travels as tags of ours, "bimtek:difficulty=hard". Programs keep tags and
show them, so a file that went through another program still brings everything back."""

from decimal import Decimal
from urllib.parse import unquote

START = "bimtek:"
CHOICES = {
    "difficulty": {"easy", "medium", "hard"},
    "cognitive_level": {"remember", "understand", "apply", "analyse", "evaluate", "create"},
}
# Which kinds look like another one in files: {(kind in the file, kind that is meant)}.
DISGUISES = {("matching", "categorise"), ("single_choice", "true_false")}


def split(tags):
    """(tags as people gave them, {key: value} of ours)."""
    ours = [tag for tag in tags if tag.startswith(START)]
    pairs = [tag.removeprefix(START).partition("=") for tag in ours]
    return [tag for tag in tags if tag not in ours], {key: unquote(value) for key, _is, value in pairs}


def apply(content, marks):
    """Put into `content` what the marks say, as far as it makes sense."""
    for key, choices in CHOICES.items():
        if marks.get(key) in choices:
            content[key] = marks[key]
    if marks.get("level", "").isdecimal():
        content["level"] = int(marks["level"][:3])
    framework, slash, code = marks.get("competency", "").partition("/")
    if slash:
        content["competency"] = {"framework": framework, "code": code}
    content["source"] = marks.get("source", content["source"])
    content["lesson_key"] = marks.get("lesson")
    _apply_rules(content, marks)


def _apply_rules(content, marks):
    if (content["kind"], marks.get("kind")) in DISGUISES:
        content["kind"] = marks["kind"]
    if content["kind"] == "short_text":
        content["ignores_accents"] = marks.get("ignores_accents") == "yes"
        content["is_case_sensitive"] |= marks.get("capitals") == "count"


def grades(marks, count):
    """The exact grades of the answers, when there are `count`; None otherwise."""
    try:
        exact = [Decimal(int(each)) for each in marks.get("grades", "").split(",")]
    except ValueError:
        return None
    return exact if len(exact) == count and all(abs(each) <= 100 for each in exact) else None


def of(content):
    """The tags that bring back what `content` says beyond the ordinary."""
    found = {key: content.get(key) for key in CHOICES if content.get(key) not in ("", None, "medium")}
    found |= {key: content[key] for key in ("level", "source") if content.get(key)}
    competency = content.get("competency") or {}
    if competency.get("code"):
        found["competency"] = f"{competency.get('framework', '')}/{competency['code']}"
    if content.get("lesson_key"):
        found["lesson"] = content["lesson_key"]
    if content["kind"] == "categorise":
        found["kind"] = "categorise"
    if content.get("ignores_accents"):
        found["ignores_accents"] = "yes"
    if content.get("is_case_sensitive"):
        found["capitals"] = "count"
    return [f"{START}{key}={_encoded(value)}" for key, value in found.items()]


def _encoded(value):
    """Without what ends a tag in one of the formats."""
    text = str(value).replace("%", "%25")
    for sign in "],\n\r":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
