"""Essays and files, which people mark, and the rubric they mark by."""

from assessments.question_files.formats import building, markup
from assessments.question_files.formats.moodle.fields import html_at, line_at, text_at
from assessments.question_files.formats.records import note

MEGABYTE = 1024 * 1024
ORDINARY_SIZE = 10
ORDINARY_TYPES = ["pdf", "docx"]
# What the other program calls by one word.
GROUPS = {
    "document": ["pdf", "docx", "odt"],
    "image": ["jpg", "png"],
    "web_image": ["jpg", "png"],
    "spreadsheet": ["xlsx", "csv"],
    "presentation": ["pptx"],
    "archive": ["zip"],
}


def essay(source):
    rubric, guidance = _rubric(source.element), markup.plain(html_at(source.element, "graderinfo"))
    if text_at(source.element, "responsetemplate/text"):
        note(source.losses, "response_template")
    takes_files = line_at(source.element, "attachments") not in ("", "0")
    if takes_files and line_at(source.element, "responseformat") == "noinline":
        return "file", building.file_answer(**_file_rules(source), guidance=guidance, rubric=rubric)
    if takes_files:
        note(source.losses, "attachments")
    limits = {"min_words": _count(source, "minwordlimit"), "max_words": _count(source, "maxwordlimit")}
    return "essay", building.essay(**limits, guidance=guidance, rubric=rubric)


def _count(source, path):
    text = line_at(source.element, path)
    return int(text) if text.isdecimal() and len(text) < 6 and int(text) else None


def _file_rules(source):
    named = line_at(source.element, "filetypeslist").lower().replace(";", " ").replace(",", " ").split()
    types = [type_ for name in named for type_ in GROUPS.get(name, [name.removeprefix(".")])]
    size = line_at(source.element, "maxbytes")
    megabytes = -(-int(size) // MEGABYTE) if size.isdecimal() and len(size) < 12 else 0
    return {"types": list(dict.fromkeys(types)) or ORDINARY_TYPES, "max_mb": megabytes or ORDINARY_SIZE}


def _rubric(element):
    return building.number_parts(
        "k",
        [
            {
                "name": line_at(criterion, "name"),
                "levels": building.number_parts(
                    "l",
                    [
                        {"text": " ".join((level.text or "").split()), "points": _points(level)}
                        for level in criterion.findall("level")
                    ],
                ),
            }
            for criterion in element.iterfind("rubric/criterion")
        ],
    )


def _points(level):
    text = level.get("points", "0")
    return int(text) if text.isdecimal() and len(text) < 5 else 0
