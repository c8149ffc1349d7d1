from assessments.question_files.formats import categories, grading, markup, truth
from assessments.question_files.formats import marks as our_marks
from assessments.question_files.formats.gift.escapes import escape
from assessments.question_files.formats.gift.ordering import head_of
from assessments.question_files.formats.gift.reading import GENERAL_FEEDBACK
from assessments.question_files.formats.records import QuestionRefused, Refused, WrittenFile, note


def write(questions):
    pieces, losses, left_out, category = [], {}, [], []
    for question in questions:
        lost = []
        try:
            text = _written(question, lost)
        except QuestionRefused as refusal:
            left_out.append(Refused(question.name, refusal.remark))
            continue
        if question.category != category:
            category = question.category
            pieces.append(f"$CATEGORY: {escape_path(category)}\n")
        pieces.append(text)
        if lost:
            losses[question.name] = lost
    return WrittenFile("\n".join(pieces).encode(), losses, left_out)


def escape_path(names):
    return categories.write([" ".join(name.split()) for name in names]).replace("\\", "\\\\")


def _written(question, losses):
    content = question.content
    writer = WRITERS.get(content["kind"])
    if writer is None:
        raise QuestionRefused("kind_not_in_format")
    _note_losses(question, losses)
    answers, tags = writer(content, losses)
    feedback = content.get("feedback")
    lines = [*answers, *([GENERAL_FEEDBACK + _text(feedback)] if feedback else [])]
    return "\n".join(
        [
            *_comment(question, [*question.tags, *our_marks.of(content), *tags]),
            f"::{escape(question.name)}::[html]{escape(markup.safe(content['stem']))}{{",
            *lines,
            "}",
            "",
        ]
    )


def _comment(question, tags):
    code = [f"[id:{question.code.replace(']', ')')}]"] if question.code else []
    parts = [*code, *(f"[tag:{tag.replace(']', ')')}]" for tag in tags)]
    return ["// " + " ".join(parts).replace("\n", " ")] if parts else []


def _choice(content, losses):
    if content["kind"] == "true_false" and truth.is_plain(content):
        return _true_false(content)
    grades, tags = grading.written_options(content)
    if content["kind"] == "true_false":
        tags = [*tags, truth.MARK]
    takes_one = content["kind"] != "multiple_response"
    answers = [
        _answer(_sign(grade, takes_one=takes_one), _text(option["text"]), option.get("feedback"))
        for grade, option in zip(grades, content["options"], strict=True)
    ]
    return answers, tags


def _sign(grade, *, takes_one):
    if takes_one and grade in ("100", "0"):
        return "=" if grade == "100" else "~"
    return f"~%{grade}%"


def _true_false(content):
    true, false = content["options"]
    right, wrong = (true, false) if true["is_correct"] else (false, true)
    feedback = [wrong.get("feedback") or "", right.get("feedback") or ""]
    written = "".join(f"#{_text(each)}" for each in feedback) if any(feedback) else ""
    return [("TRUE" if true["is_correct"] else "FALSE") + written], []


def _short_text(content, losses):
    if any("->" in each["text"] for each in content["accepted"]):
        raise QuestionRefused("arrow_in_answer")
    grades, tags = grading.written_shares([each["share"] for each in content["accepted"]])
    answers = [
        _answer(f"=%{grade}%", escape(each["text"]), _without_arrow(each.get("feedback") or "", losses))
        for grade, each in zip(grades, content["accepted"], strict=True)
    ]
    return answers, tags


def _numeric(content, losses):
    if content.get("units"):
        note(losses, "units")
    grades, tags = grading.written_shares([each["share"] for each in content["accepted"]])
    answers = [
        _answer(f"=%{grade}%", f"{each['value']}:{each.get('tolerance') or 0}", each.get("feedback"))
        for grade, each in zip(grades, content["accepted"], strict=True)
    ]
    return ["#", *answers], tags


def _matching(content, losses):
    if any(row.get("feedback") for row in content["rows"]):
        note(losses, "feedback_on_rows")
    texts = {choice["id"]: _without_arrow(choice["text"], losses) for choice in content["choices"]}
    used = {row["match"] for row in content["rows"]}
    lines = [
        f"={_text(_without_arrow(row['text'], losses))} -> {escape(texts[row['match']])}" for row in content["rows"]
    ]
    return [*lines, *(f"= -> {escape(text)}" for choice, text in texts.items() if choice not in used)], []


def _without_arrow(text, losses):
    """The arrow parts rows from choices, and nothing takes this meaning from it."""
    if "->" in text:
        note(losses, "arrow")
    return " ".join(text.replace("->", "→").split())


def _ordering(content, losses):
    return [head_of(content), *(_text(step["text"]) for step in content["steps"])], []


def _essay(content, losses):
    for key in ("min_words", "max_words", "rubric", "guidance"):
        if content.get(key):
            note(losses, "essay_settings")
    return [], []


def _answer(sign, text, feedback):
    return f"{sign}{text}" + (f"#{_text(feedback)}" if feedback else "")


def _text(text):
    """Told to be plain where another program would take it for HTML."""
    plain = " ".join(text.split())
    return ("[plain]" if "<" in plain or "&" in plain or plain.startswith(("[", "//")) else "") + escape(plain)


def _note_losses(question, losses):
    if question.images:
        note(losses, "images")
    if question.content.get("case"):
        note(losses, "case")


WRITERS = {
    "single_choice": _choice,
    "multiple_response": _choice,
    "true_false": _choice,
    "short_text": _short_text,
    "numeric": _numeric,
    "matching": _matching,
    "categorise": _matching,
    "ordering": _ordering,
    "essay": _essay,
}
