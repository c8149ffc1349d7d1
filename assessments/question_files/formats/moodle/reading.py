"""Moodle XML: the questions of a course with their categories, pictures and tags."""

from assessments.question_files.formats import building, categories, limits, markup
from assessments.question_files.formats import marks as our_marks
from assessments.question_files.formats.moodle import gaps, kinds, marked, settings
from assessments.question_files.formats.moodle.cases import read_case
from assessments.question_files.formats.moodle.fields import html_at, line_at, plain_at, text_at
from assessments.question_files.formats.moodle.source import Source
from assessments.question_files.formats.moodle.trees import parse
from assessments.question_files.formats.records import FileRefused, QuestionRefused, ReadFile, ReadQuestion, Refused

NAME_LENGTH = 80
KINDS = {
    "multichoice": kinds.multichoice,
    "multichoiceset": kinds.multichoiceset,
    "truefalse": kinds.truefalse,
    "shortanswer": kinds.shortanswer,
    "numerical": kinds.numerical,
    "matching": kinds.matching,
    "match": kinds.matching,
    "ordering": kinds.ordering,
    "essay": marked.essay,
    "description": kinds.description,
}
WITH_GAPS = {
    "cloze": gaps.multianswer,
    "multianswer": gaps.multianswer,
    "gapselect": gaps.gapselect,
    "ddwtos": gaps.ddwtos,
}


def read(data):
    root = parse(data)
    if root.tag != "quiz":
        raise FileRefused("no_questions_in_xml")
    file, category = ReadFile("moodle_xml"), []
    for element in root.iter("question"):
        if element.get("type") == "category":
            category = categories.read(line_at(element, "category/text"))
            continue
        try:
            file.questions.append(_question(element, category))
        except QuestionRefused as refusal:
            file.refused.append(Refused(_name(element), refusal.remark))
    return file


def _question(element, category):
    tags, marks = our_marks.split([line_at(tag, "text") for tag in element.iterfind("tags/tag")])
    source = Source(element, marks)
    kind, parts, stem = _parts(source)
    content = building.question(kind, stem=stem, feedback=plain_at(element, "generalfeedback", source.losses), **parts)
    content["case"] = read_case(source)
    settings.note_left_out(source)
    our_marks.apply(content, marks)
    limits.fit(content, source.losses)
    return ReadQuestion(
        name=_name(element),
        content=content,
        code=line_at(element, "idnumber"),
        category=list(category),
        tags=[tag for tag in tags if tag],
        images=sorted(source.images, key=lambda image: image.place),
        losses=source.losses,
    )


def _parts(source):
    """(kind, parts of the content, HTML of the question)."""
    type_ = source.element.get("type", "")
    if type_ in WITH_GAPS:
        return _with_gaps(source, WITH_GAPS[type_])
    if type_ not in KINDS:
        raise QuestionRefused("unknown_type", type=type_[:40])
    kind, parts = KINDS[type_](source)
    cleaner = markup.clean(html_at(source.element, "questiontext"))
    source.take_what_shows(cleaner)
    if not cleaner.html and not source.images:
        raise QuestionRefused("no_text")
    return kind, parts, cleaner.html


def _with_gaps(source, reader):
    html = html_at(source.element, "questiontext")
    instruction = text_at(source.element, "instruction/text")
    parts, cleaner = reader(source, html.removeprefix(instruction))
    source.take_what_shows(cleaner)
    return "fill_in", parts, markup.safe(instruction) or building.INSTRUCTION


def _name(element):
    return (line_at(element, "name/text") or markup.line(line_at(element, "questiontext/text")))[:NAME_LENGTH]
