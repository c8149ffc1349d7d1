"""Frameworks of agencies, and the files they come from."""

import csv
import io
import json

from competencies.frameworks.exchange.judging import judge_crosswalk, judge_framework
from competencies.frameworks.services import import_crosswalk, import_framework
from competencies.models import Competency, CompetencyLink, Framework, ProficiencyLevel

FACTS = {
    "format": "bimtek-framework/1",
    "code": "sukamaju",
    "name_id": "Kerangka Digital Sukamaju",
    "version": "2026",
    "levels": [{"number": number, "name_id": f"Tingkat {number}"} for number in (1, 2, 3)],
}
COMPETENCIES = [
    {"code": "DATA", "name_id": "Data"},
    {"code": "DATA.1", "parent": "DATA", "name_id": "Mengelola data"},
]


def document(**changes):
    """A sound framework as our JSON; `changes` replace what stands at its top."""
    return json.loads(json.dumps({**FACTS, "competencies": COMPETENCIES, **changes}))


def as_json(document):
    return json.dumps(document).encode()


def as_csv(headings, *rows, delimiter=",", encoding="utf-8"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([headings, *rows])
    return text.getvalue().encode(encoding)


def links(*lines):
    """A crosswalk as our JSON, from ("kominfo-4-pilar AMAN.1", relation, "digcomp-2.2 4.1")."""
    names = ("framework", "code"), ("other_framework", "other_code")
    listed = [
        {
            **dict(zip(names[0], one.split(), strict=True)),
            "relation": relation,
            **dict(zip(names[1], other.split(), strict=True)),
        }
        for one, relation, other in lines
    ]
    return as_json({"format": "bimtek-crosswalk/1", "links": listed})


def problems_of(content, user):
    return judge_framework(content, user=user).problems


def take_over(content, *, user, at, agency=None):
    judged = judge_framework(content, user=user)
    assert judged.is_sound, judged.problems
    return import_framework(draft=judged.draft, digest=judged.outcome.digest, agency=agency, by=user, at=at)


def take_over_links(content, *, user, at):
    judged = judge_crosswalk(content, user=user)
    assert judged.is_sound, judged.problems
    readable = Framework.objects.readable_by(user)
    return import_crosswalk(draft=judged.draft, digest=judged.outcome.digest, frameworks=readable, by=user, at=at)


def make_framework(code="sukamaju", agency=None, levels=3):
    framework = Framework.objects.create(code=code, agency=agency, name_id=f"Kerangka {code}", version="2026")
    ProficiencyLevel.objects.bulk_create(
        ProficiencyLevel(framework=framework, number=number, name_id=f"Tingkat {number}")
        for number in range(1, levels + 1)
    )
    area = Competency.objects.create(framework=framework, code="DATA", name_id="Data", order=1)
    Competency.objects.create(framework=framework, parent=area, code="DATA.1", name_id="Mengelola data", order=2)
    return framework


def competency(name):
    """By "framework code": `competency("digcomp-2.2 4.1")`."""
    framework, code = name.split()
    return Competency.objects.get(framework__code=framework, code=code)


def link(one, relation, other):
    return CompetencyLink.objects.create(competency=competency(one), relation=relation, other=competency(other))
