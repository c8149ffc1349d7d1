"""The plain statements from which somebody chooses a level, for themselves or for another."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _

from competencies.models import LevelDescriptor, ProficiencyLevel

NOT_YET = 0


@dataclass(frozen=True)
class Statement:
    level: int
    name: str
    text: str


def statements_of(competencies):
    """{competency id: [Statement]}, the lowest level first; a level that nobody described says what it means."""
    levels = defaultdict(list)
    for level in ProficiencyLevel.objects.filter(framework__in={each.framework_id for each in competencies}):
        levels[level.framework_id].append(level)
    described = {
        (descriptor.competency_id, descriptor.level): descriptor.text
        for descriptor in LevelDescriptor.objects.filter(competency__in=[each.pk for each in competencies])
    }
    return {
        competency.pk: [
            Statement(level.number, level.name, described.get((competency.pk, level.number)) or level.description)
            for level in levels[competency.framework_id]
        ]
        for competency in competencies
    }


def as_choices(statements, *, not_yet):
    """Choices of a field, as text; `not_yet` is what level 0 says."""
    choices = [(str(NOT_YET), not_yet)]
    for each in statements:
        named = format_html("<b>{} – {}</b>", each.level, each.name)
        choices.append((str(each.level), format_html("{}<br>{}", named, each.text) if each.text else named))
    return choices


def level_words(statements, level):
    """`3 – Menengah`; the lowest is "not yet"."""
    if level == NOT_YET:
        return _("Not yet")
    return next((f"{each.level} – {each.name}" for each in statements if each.level == level), str(level))
