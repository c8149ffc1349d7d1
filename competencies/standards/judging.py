"""Looking at lines before they are written: each on its own, and all of a standard together."""

from competencies.models import Competency
from competencies.standards.lines import Problem, problems_of
from competencies.standards.scales import demandable, levels_of


def facts_problems(lines, unit):
    """One list of Problems for each of `lines` (Facts), by three queries for any number of them."""
    keys = {facts.competency for facts in lines}
    competencies = {each.pk: each for each in demandable(unit).filter(pk__in=keys)}
    levels = levels_of(competencies.values())
    areas = dict(Competency.objects.areas().filter(pk__in=keys).values_list("pk", "code"))
    return [_problems(facts, levels, areas) for facts in lines]


def _problems(facts, levels, areas):
    if facts.competency in areas:
        return [Problem("competency", "area", (("code", areas[facts.competency]),))]
    if facts.competency not in levels:
        return [Problem("competency", "foreign_competency")]
    return problems_of(facts, levels[facts.competency])
