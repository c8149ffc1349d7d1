"""How much a question may hold: as much as the blocks take in which trainers write it (assessments.blocks).

Remarks and what belongs to a setting are cut or brought within bounds, which is named; answers are not, for half an
answer is another answer.
"""

from assessments.question_files.formats.records import QuestionRefused, note

FEEDBACK = 600
GUIDANCE = 4000
SOURCE = 200
TEXTS = {"options": 500, "rows": 300, "choices": 200, "steps": 300, "accepted": 200, "units": 20}
CHOICE_IN_GAP = 200
COUNTS = {"options": 12, "choices": 20, "rows": 40, "steps": 12, "accepted": 20, "gaps": 20, "units": 10}
GROUPS = 8
WEIGHT = 10
WORDS = 3000
MEGABYTES = 25
FILE_TYPES = {"pdf", "docx", "xlsx", "pptx", "odt", "jpg", "png", "txt", "csv", "zip"}
RUBRIC = {"criteria": 10, "levels": 8, "name": 200, "text": 300}


def fit(content, losses):
    """Raises QuestionRefused."""
    _fit_parts(content, losses)
    for gap in content.get("gaps") or ():
        if gap["weight"] > WEIGHT:
            note(losses, "gap_weight", limit=WEIGHT)
            gap["weight"] = WEIGHT
        if gap.pop("is_case_sensitive", False):
            note(losses, "capitals_in_gap")
        _fit_parts(gap, losses, longest_option=CHOICE_IN_GAP)
    if content["kind"] == "categorise" and len(content["choices"]) > GROUPS:
        raise QuestionRefused("too_many_answers", limit=GROUPS)
    if len(content["source"]) > SOURCE:
        content["source"] = _cut(content["source"], SOURCE)
        note(losses, "source_cut", limit=SOURCE)
    _fit_settings(content, losses)


def _fit_parts(holder, losses, longest_option=TEXTS["options"]):
    _fit_feedback(holder, losses)
    for name, most in COUNTS.items():
        entries = holder.get(name) or []
        if len(entries) > most:
            raise QuestionRefused("too_many_answers", limit=most)
        longest = longest_option if name == "options" else TEXTS.get(name)
        for entry in entries:
            if longest and len(entry.get("text") or "") > longest:
                raise QuestionRefused("answer_too_long", limit=longest)
            _fit_feedback(entry, losses)


def _fit_feedback(holder, losses):
    if len(holder.get("feedback") or "") > FEEDBACK:
        holder["feedback"] = _cut(holder["feedback"], FEEDBACK)
        note(losses, "feedback_cut", limit=FEEDBACK)


def _fit_settings(content, losses):
    if len(content.get("guidance") or "") > GUIDANCE:
        content["guidance"] = _cut(content["guidance"], GUIDANCE)
        note(losses, "guidance_cut", limit=GUIDANCE)
    for name in ("min_words", "max_words"):
        if content.get(name):
            content[name] = min(content[name], WORDS)
    if content["kind"] == "file":
        _fit_file_rules(content, losses)
    if content.get("rubric") and _is_too_much(content["rubric"]):
        content["rubric"] = []
        note(losses, "rubric_too_long")


def _fit_file_rules(content, losses):
    unknown = [name for name in content["types"] if name not in FILE_TYPES]
    content["types"] = [name for name in content["types"] if name in FILE_TYPES] or ["pdf"]
    if unknown:
        note(losses, "file_types", types=", ".join(unknown)[:80])
    if content["max_mb"] > MEGABYTES:
        content["max_mb"] = MEGABYTES
        note(losses, "file_size", limit=MEGABYTES)


def _is_too_much(rubric):
    return len(rubric) > RUBRIC["criteria"] or any(
        len(criterion["name"]) > RUBRIC["name"]
        or not 2 <= len(criterion["levels"]) <= RUBRIC["levels"]
        or any(len(level["text"]) > RUBRIC["text"] or level["points"] > 100 for level in criterion["levels"])
        for criterion in rubric
    )


def _cut(text, length):
    return text[: length - 1] + "…"
