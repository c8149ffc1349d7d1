"""A question as a row of a table: {code of the column: text}. Raises QuestionRefused for what no row holds."""

from assessments.question_files.formats import building, cloze, truth
from assessments.question_files.formats.records import QuestionRefused, note
from assessments.question_files.formats.tables import cells, words
from assessments.question_files.formats.tables.columns import LETTERS


def write(question, losses):
    content = question.content
    if content["kind"] not in WRITERS:
        raise QuestionRefused("kind_not_in_format")
    if question.images:
        note(losses, "images")
    stem = "" if content["stem"] == building.INSTRUCTION else cells.write_html(content["stem"])
    return {
        "code": question.code or question.name,
        "kind": words.written(words.KINDS, content["kind"]),
        "category": " > ".join(question.category),
        "stem": stem,
        "feedback": content.get("feedback") or "",
        "tags": ", ".join(tag.replace(",", " ") for tag in question.tags),
        **_description(content),
        **WRITERS[content["kind"]](content, losses),
    }


def _description(content):
    competency, case = content.get("competency") or {}, content.get("case") or {}
    return {
        "difficulty": words.written(words.DIFFICULTIES, content.get("difficulty")),
        "cognitive_level": words.written(words.COGNITIVE_LEVELS, content.get("cognitive_level")),
        "competency": "/".join(filter(None, [competency.get("framework"), competency.get("code")])),
        "level": str(content.get("level") or ""),
        "source": content.get("source") or "",
        "lesson": content.get("lesson_key") or "",
        "case": case.get("title") or "",
        "case_text": cells.write_html(case.get("body") or ""),
    }


def _answers(entries):
    """`entries`: [(answer, feedback)]."""
    if len(entries) > len(LETTERS):
        raise QuestionRefused("too_many_answers", limit=len(LETTERS))
    found = {}
    for letter, (answer, feedback) in zip(LETTERS.lower(), entries, strict=False):
        found |= {f"answer_{letter}": answer, f"feedback_{letter}": feedback or ""}
    return found


def _choice(content, losses):
    options = content["options"]
    if content["kind"] == "true_false" and truth.is_plain(content):
        feedback = {
            f"feedback_{letter}": option.get("feedback") or "" for letter, option in zip("ab", options, strict=True)
        }
        return {"key": options[not options[0]["is_correct"]]["text"].lower(), **feedback}
    credit = content.get("credit") or ""
    if credit == "weights":
        percents = {letter: option.get("weight") or 0 for letter, option in zip(LETTERS, options, strict=False)}
    else:
        percents = {letter: None for letter, option in zip(LETTERS, options, strict=False) if option["is_correct"]}
    answers = _answers([(option["text"], option.get("feedback")) for option in options])
    return {**answers, "key": cells.write_key(percents), "credit": words.written(words.CREDITS, credit)}


def _pairs(content, losses):
    texts = {choice["id"]: choice["text"] for choice in content["choices"]}
    used = {row["match"] for row in content["rows"]}
    rows = [(cells.write_row(row["text"], texts[row["match"]]), row.get("feedback")) for row in content["rows"]]
    unused = [(cells.write_row("", text), "") for choice, text in texts.items() if choice not in used]
    return _answers([*rows, *unused])


def _ordering(content, losses):
    answers = _answers([(step["text"], "") for step in content["steps"]])
    return {**answers, "credit": words.written(words.CREDITS, content.get("credit"))}


def _accepted(entries, write):
    percents = {letter: entry["share"] for letter, entry in zip(LETTERS, entries, strict=False)}
    answers = _answers([(write(entry), entry.get("feedback")) for entry in entries])
    return {**answers, "key": "" if set(percents.values()) == {100} else cells.write_key(percents)}


def _short_text(content, losses):
    return {
        **_accepted(content["accepted"], lambda entry: entry["text"]),
        "capitals": _yes_or_no(content.get("is_case_sensitive")),
        "accents": _yes_or_no(content.get("ignores_accents")),
    }


def _numeric(content, losses):
    units = content.get("units") or []
    return {
        **_accepted(content["accepted"], lambda each: cells.write_number(each["value"], each.get("tolerance") or "0")),
        "units": cells.write_units(units),
        "unit_required": _yes_or_no(content.get("unit_required")) if units else "",
    }


def _fill_in(content, losses):
    return {"gap_text": cloze.write(content, losses)}


def _essay(content, losses):
    limits = {name: str(content.get(name) or "") for name in ("min_words", "max_words")}
    return {**limits, **_for_markers(content, losses)}


def _file(content, losses):
    return {"types": ", ".join(content["types"]), "max_mb": str(content["max_mb"]), **_for_markers(content, losses)}


def _for_markers(content, losses):
    rubric = cells.write_rubric(content.get("rubric") or [], losses)
    return {"rubric": rubric, "guidance": content.get("guidance") or ""}


def _yes_or_no(value):
    return "ya" if value else "tidak"


WRITERS = {
    "single_choice": _choice,
    "multiple_response": _choice,
    "true_false": _choice,
    "matching": _pairs,
    "categorise": _pairs,
    "ordering": _ordering,
    "short_text": _short_text,
    "numeric": _numeric,
    "fill_in": _fill_in,
    "essay": _essay,
    "file": _file,
}
