"""Which competencies a standard may demand, and the levels that each of them has."""

from competencies.models import Competency, ProficiencyLevel


def demandable(unit):
    """Competencies (not areas) of the frameworks that everybody may use, and of the unit's own agency."""
    agency_path = unit.agency_path if unit else None
    found = Competency.objects.exclude(parent=None).select_related("framework")
    if agency_path is None:
        return found.filter(framework__agency=None)
    return found.filter(framework__agency=None) | found.filter(framework__agency__path=agency_path)


def levels_of(competencies):
    """{competency key: the numbers of its framework's levels}, by one query."""
    frameworks = {competency.framework_id for competency in competencies}
    numbers = {}
    for framework, number in ProficiencyLevel.objects.filter(framework__in=frameworks).values_list(
        "framework", "number"
    ):
        numbers.setdefault(framework, set()).add(number)
    return {competency.pk: numbers.get(competency.framework_id, set()) for competency in competencies}


def level_names(frameworks):
    """{framework key: {number: name}}, in the language that is active."""
    names = {}
    for level in ProficiencyLevel.objects.filter(framework__in=frameworks) if frameworks else ():
        names.setdefault(level.framework_id, {})[level.number] = level.name
    return names
