"""Which competencies of other frameworks speak for a person's: shown beside what is proved, never counted as it."""

from competencies.frameworks.crosswalk import Crosswalk, Link
from competencies.models import Competency, CompetencyLink, Framework

FIELDS = (
    "pk",
    "code",
    "name_id",
    "name_en",
    "framework_id",
    "framework__code",
    "framework__name_id",
    "framework__name_en",
)


def support_for(competency_ids, agency=None):
    """{competency id: [(other competency, how it relates to this one)]} for those that have any, in one query.

    "equivalent" says the same, "broader" covers it and more, "narrower" only a part of it. Lines of the frameworks of
    `agency` (its tree path, or the unit) count besides those that everybody has.
    """
    path = getattr(agency, "path", agency)
    sides = [f"{side}__{name}" for side in ("competency", "other") for name in FIELDS]
    rows = CompetencyLink.objects.for_agency(path).order_by().values_list("relation", *sides)
    known, links = {}, []
    for relation, *values in rows:
        one, other = values[: len(FIELDS)], values[len(FIELDS) :]
        known[one[0]], known[other[0]] = one, other
        links.append(Link(one[0], relation, other[0]))
    crosswalk = Crosswalk(links)
    found = {pk: crosswalk.supports(pk) for pk in competency_ids if pk in known}
    return {pk: sorted(_told(others, known), key=_place) for pk, others in found.items() if others}


def _told(others, known):
    return [(_competency(known[pk]), relation) for pk, relation in others.items()]


def _competency(values):
    pk, code, name_id, name_en, framework_id, framework_code, framework_name_id, framework_name_en = values
    framework = Framework(pk=framework_id, code=framework_code, name_id=framework_name_id, name_en=framework_name_en)
    return Competency(pk=pk, code=code, name_id=name_id, name_en=name_en, framework=framework)


def _place(entry):
    competency, relation = entry
    return (("equivalent", "broader", "narrower").index(relation), competency.framework.code, competency.code)
