"""A row of a table as a question. What each kind expects in its cells is told in the notes of the template."""

from decimal import Decimal

from assessments.question_files.formats import building, cloze, limits, markup
from assessments.question_files.formats.records import QuestionRefused, ReadQuestion, note
from assessments.question_files.formats.tables import cells, words
from assessments.question_files.formats.tables.columns import LETTERS

NAME_LENGTH = 80
FULL = building.FULL
ORDINARY_TYPES = ["pdf", "docx"]


class Row:
    """The cells of a row as texts. Raises QuestionRefused for a cell that shows an error of the spreadsheet."""

    def __init__(self, values):
        self.cells = {code: cells.text(raw) for code, raw in values.items()}
        self.losses = []

    def __getitem__(self, code):
        return self.cells.get(code, "")

    def line(self, code):
        return " ".join(self[code].split())

    def is_on(self, code):
        return self.line(code).lower() in words.TRUE

    def number(self, code, otherwise=None):
        text = self.line(code)
        return int(text) if text.isdecimal() and len(text) < 6 else otherwise

    def answers(self):
        """[(letter, answer, feedback)] of the cells that are filled in."""
        found = [
            (letter, self.line(f"answer_{letter.lower()}"), self.line(f"feedback_{letter.lower()}"))
            for letter in LETTERS
        ]
        return [entry for entry in found if entry[1]]

    def word(self, code, meanings, otherwise):
        """What the cell means. A word that means nothing to us is named."""
        found = words.meaning(meanings, self[code]) if self[code] else otherwise
        if found is None:
            note(self.losses, "word_unknown", word=self[code][:40])
        return found or otherwise


def read(values):
    row = Row(values)
    kind = _kind(row)
    stem = cells.read_html(row["stem"], row.losses)
    parts = READERS[kind](row)
    stem = stem or (building.INSTRUCTION if kind == "fill_in" else "")
    if not stem:
        raise QuestionRefused("no_text")
    content = building.question(kind, stem=stem, feedback=row.line("feedback"), **parts)
    _describe(content, row)
    limits.fit(content, row.losses)
    return ReadQuestion(
        name=name_of(row.cells),
        content=content,
        code=row.line("code"),
        category=[name.strip() for name in row["category"].split(">") if name.strip()],
        tags=[tag.strip() for tag in row["tags"].split(",") if tag.strip()],
        losses=row.losses,
    )


def name_of(values):
    """What to call the question, also one that can't be read."""
    code, stem = (values.get(name) or "" for name in ("code", "stem"))
    return " ".join(str(code).split())[:NAME_LENGTH] or markup.line(str(stem))[:NAME_LENGTH]


def _kind(row):
    if not row["kind"]:
        return "multiple_response" if len(cells.read_key(row["key"])) > 1 else "single_choice"
    kind = words.meaning(words.KINDS, row["kind"])
    if kind is None:
        raise QuestionRefused("kind_unknown", kind=row["kind"][:40])
    return kind


def _describe(content, row):
    content["difficulty"] = row.word("difficulty", words.DIFFICULTIES, "medium")
    content["cognitive_level"] = row.word("cognitive_level", words.COGNITIVE_LEVELS, "")
    content["source"] = row.line("source")
    content["level"] = row.number("level")
    content["lesson_key"] = row.line("lesson") or None
    framework, _slash, code = row.line("competency").rpartition("/")
    if code:
        content["competency"] = {"framework": framework, "code": code}
    if row["case"]:
        body = cells.read_html(row["case_text"], row.losses)
        content["case"] = {"key": "", "title": row.line("case"), "body": body, "image": None}


def _graded(row, otherwise):
    """[(answer, grade, feedback)]; `otherwise(is it in the key)` is the grade of one whose percentage is not said."""
    key = cells.read_key(row["key"])
    answers = row.answers()
    unknown = set(key) - {letter for letter, _answer, _feedback in answers}
    if unknown:
        raise QuestionRefused("key_without_answer", key=", ".join(sorted(unknown)))
    percents = {letter: otherwise(letter in key) if key.get(letter) is None else key[letter] for letter in LETTERS}
    return [(answer, Decimal(percents[letter]), feedback) for letter, answer, feedback in answers]


def _is_key(is_named):
    return 100 if is_named else 0


def _single_choice(row):
    return building.single_choice(_graded(row, _is_key), row.losses)


def _multiple_response(row):
    answers = _graded(row, _is_key)
    credit = row.word("credit", words.CREDITS, "")
    if not any(grade > 0 for _answer, grade, _feedback in answers):
        raise QuestionRefused("no_full_answer")
    if credit == "weights" or any(grade not in (0, 100) for _answer, grade, _feedback in answers):
        weights = [int(grade) for _answer, grade, _feedback in answers]
        return building.of_several(answers, credit="weights", weights=weights)
    return building.of_several(answers, credit=credit or "right_minus_wrong")


def _true_false(row):
    if row.answers():
        parts = building.single_choice(_graded(row, _is_key), row.losses)
        return parts if len(parts["options"]) == 2 else _no_truth()
    key = row.line("key").lower()
    if key not in words.TRUE + words.FALSE:
        _no_truth()
    feedback = {"feedback_on_true": row.line("feedback_a"), "feedback_on_false": row.line("feedback_b")}
    return building.true_false(key in words.TRUE, **feedback)


def _no_truth():
    raise QuestionRefused("no_truth")


def _pairs(row):
    pairs = [(*cells.read_row(answer), feedback) for _letter, answer, feedback in row.answers()]
    return building.rows_and_choices(pairs, row.losses)


def _ordering(row):
    steps = [answer for _letter, answer, _feedback in row.answers()]
    return building.ordering(steps, row.word("credit", words.CREDITS, "places"))


def _short_text(row):
    answers = _graded(row, lambda is_named: 100)
    return {
        "accepted": building.accepted_texts(answers, row.losses),
        "is_case_sensitive": row.is_on("capitals"),
        "ignores_accents": row.is_on("accents"),
    }


def _numeric(row):
    answers = _graded(row, lambda is_named: 100)
    numbers = [(*cells.read_number(answer), grade, feedback) for answer, grade, feedback in answers]
    units = cells.read_units(row["units"])
    accepted = building.accepted_numbers(numbers, row.losses)
    return {"accepted": accepted, "units": units, "unit_required": bool(units) and row.is_on("unit_required")}


def _fill_in(row):
    text = row["gap_text"]
    parts, cleaner = cloze.read(text if cells.HTML.match(text) else text.replace("\n", "<br>"), row.losses)
    if cleaner.left_out:
        note(row.losses, "tags", tags=", ".join(sorted(cleaner.left_out)))
    return parts


def _essay(row):
    limits_ = {"min_words": row.number("min_words"), "max_words": row.number("max_words")}
    return building.essay(**limits_, guidance=row["guidance"], rubric=cells.read_rubric(row["rubric"]))


def _file(row):
    types = row["types"].lower().replace(",", " ").replace(".", " ").split()
    return building.file_answer(
        types=types or ORDINARY_TYPES,
        max_mb=row.number("max_mb", otherwise=10),
        guidance=row["guidance"],
        rubric=cells.read_rubric(row["rubric"]),
    )


READERS = {
    "single_choice": _single_choice,
    "multiple_response": _multiple_response,
    "true_false": _true_false,
    "matching": _pairs,
    "categorise": _pairs,
    "ordering": _ordering,
    "short_text": _short_text,
    "numeric": _numeric,
    "fill_in": _fill_in,
    "essay": _essay,
    "file": _file,
}
