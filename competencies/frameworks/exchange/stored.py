"""What is there now, in the shape in which files are compared with it."""

from competencies.frameworks.exchange.checking import Known
from competencies.frameworks.exchange.values import tidy
from competencies.models import Competency, CompetencyLink, LevelDescriptor, ProficiencyLevel

FRAMEWORK = ("name_id", "name_en", "version", "licence", "source", "attribution", "note")
LEVEL = ("name_id", "name_en", "description_id", "description_en")
COMPETENCY = (*LEVEL, "is_derived")
STATEMENT = ("text_id", "text_en", "is_derived")
LINK = ("relation", "basis")


def parts_of(framework):
    """{part: {key: {field: value}}} of a framework; empty ones for None."""
    if framework is None:
        return {}
    competencies = Competency.objects.filter(framework=framework).select_related("parent")
    statements = LevelDescriptor.objects.filter(competency__framework=framework).select_related("competency")
    return {
        "framework": {framework.code: _values(framework, FRAMEWORK)},
        "levels": {each.number: _values(each, LEVEL) for each in ProficiencyLevel.objects.filter(framework=framework)},
        "competencies": {
            each.code: {"parent": each.parent and each.parent.code, **_values(each, COMPETENCY)}
            for each in competencies
        },
        "statements": {(each.competency.code, each.level): _values(each, STATEMENT) for each in statements},
    }


def known_of(parts):
    return Known(
        levels=frozenset(parts.get("levels", ())),
        parents={code: values["parent"] for code, values in parts.get("competencies", {}).items()},
        is_there=bool(parts),
    )


def links_among(frameworks):
    """{(one, other): {"relation", "basis"}}; each end is (code of the framework, code of the competency)."""
    lines = CompetencyLink.objects.among(frameworks).select_related("competency__framework", "other__framework")
    return {(end(line.competency), end(line.other)): _values(line, LINK) for line in lines}


def end(competency):
    return competency.framework.code, competency.code


def ends_in(frameworks):
    """{(code of the framework, code of the competency): whether it is an area}."""
    rows = Competency.objects.filter(framework__in=frameworks).values_list("framework__code", "code", "parent")
    return {(framework, code): parent is None for framework, code, parent in rows}


def _values(row, names):
    found = ((name, getattr(row, name)) for name in names)
    return {name: tidy(value) if isinstance(value, str) else value for name, value in found}
