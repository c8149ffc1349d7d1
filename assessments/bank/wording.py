"""The content of a question's versions, and what changed in it, in the language of the page."""

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from assessments.item_types import item_type
from assessments.models import Question
from courses.models import LessonPage

# What stays untranslated below is a text of the trainer.
CODED = {
    "kind": Question.Kind,
    "credit": Question.Credit,
    "difficulty": Question.Difficulty,
    "cognitive_level": Question.CognitiveLevel,
}
NAMES = {
    "kind": _("Kind"),
    "stem": _("Question"),
    "image": _("Picture"),
    "alt": _("What the picture shows"),
    "case": _("Case"),
    "title": _("Title"),
    "body": _("Text"),
    "options": _("Answer"),
    "text": _("Text"),
    "is_correct": _("Right answer"),
    "weight": _("Percentage of the points"),
    "right_answer": _("Right answer"),
    "rows": _("Row"),
    "choices": _("Choice"),
    "steps": _("Step"),
    "accepted": _("Accepted answer"),
    "value": _("Value"),
    "tolerance": _("Tolerance"),
    "share": _("Percentage of the points"),
    "units": _("Unit of measure"),
    "factor": _("Factor"),
    "unit_required": _("Unit required"),
    "is_case_sensitive": _("Capital letters matter"),
    "ignores_accents": _("Accents do not matter"),
    "parts": _("Part of the text"),
    "gaps": _("Gap"),
    "credit": _("Points for a part"),
    "min_words": _("Fewest words"),
    "max_words": _("Most words"),
    "rubric": _("Criterion"),
    "name": _("Name"),
    "levels": _("Level"),
    "points": _("Points"),
    "guidance": _("Guidance for markers"),
    "types": _("Kind of file"),
    "max_mb": _("Largest size in MB"),
    "feedback": _("Feedback"),
    "competency": _("Competency"),
    "level": _("Level of the competency"),
    "difficulty": _("Difficulty"),
    "cognitive_level": _("Cognitive level"),
    "source": _("Source"),
    "lesson_key": _("Lesson that teaches it"),
}
BETWEEN = " › "


def in_words(content):
    """The content as people read it, ready to be compared with that of another version."""
    kind = item_type(content["kind"])
    told = dict(content)
    for name, labels in CODED.items():
        if content.get(name):
            told[name] = str(labels(content[name]).label)
    competency = content["competency"]
    own_name = competency["name_en"] if get_language() == "en" else competency["name_id"]
    told["competency"] = f"{competency['code']} {own_name}"
    if content.get("lesson_key"):
        lesson = LessonPage.objects.filter(translation_key=content["lesson_key"]).first()
        told["lesson_key"] = lesson.title if lesson else gettext("a lesson that is gone")
    if "options" not in content:
        told["right_answer"] = kind.in_words(content, kind.right_answer(content))
    return told


def place_in_words(place):
    """("options", 2, "feedback") as "Answer 2 › Feedback"."""
    words = []
    for part in place:
        if isinstance(part, int):
            words[-1] = f"{words[-1]} {part}"
        else:
            words.append(str(NAMES.get(part, part)))
    return BETWEEN.join(words)
