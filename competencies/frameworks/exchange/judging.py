"""A file that somebody sent, judged for that person: what it says, what is wrong with it, and what it would change."""

import io
from dataclasses import dataclass, field

from accounts.models import OrgUnit
from accounts.powers import Power
from accounts.spreadsheets import UnreadableFile
from competencies.frameworks.exchange import json_files, table_files
from competencies.frameworks.exchange.checking import FrameworkCheck
from competencies.frameworks.exchange.comparing import Outcome, compare
from competencies.frameworks.exchange.contents import Problem
from competencies.frameworks.exchange.crosswalk_checking import CrosswalkCheck
from competencies.frameworks.exchange.stored import ends_in, known_of, links_among, parts_of
from competencies.frameworks.exchange.values import tidy
from competencies.frameworks.exchange.wording import sentence
from competencies.models import Framework


@dataclass(frozen=True)
class Judgement:
    """`problems` are sentences; without any, `draft` may be carried out as `outcome` says."""

    draft: object = None
    outcome: Outcome = None
    problems: list = field(default_factory=list)
    code: str = ""

    @property
    def is_sound(self):
        return not self.problems


def agencies_of(user):
    """The agencies whose own frameworks this person manages."""
    return OrgUnit.objects.filter(depth=1).open().within_power(user, Power.MANAGE_FRAMEWORKS)


def managed_by(user):
    return Framework.objects.within_power(user, Power.MANAGE_FRAMEWORKS)


def judge_framework(content, *, user):
    contents, refusal = _read(content, json_files.read_framework, table_files.read_framework)
    if refusal:
        return Judgement(problems=[refusal])
    code = tidy(str(contents.framework[0].values.get("code", ""))) if contents.framework else ""
    framework = Framework.objects.filter(code=code).first()
    if framework and not managed_by(user).filter(pk=framework.pk).exists():
        is_seen = Framework.objects.readable_by(user).filter(pk=framework.pk).exists()
        told = contents.framework[0].problem("code", "not_yours" if is_seen else "code_taken", value=code)
        return Judgement(problems=[sentence(told)], code=code)
    return compared_framework(contents, framework)


def compared_framework(contents, framework):
    parts = parts_of(framework)
    check = FrameworkCheck(contents, known_of(parts))
    return _judged(check, parts, check.draft.code)


def judge_crosswalk(content, *, user):
    contents, refusal = _read(content, json_files.read_crosswalk, table_files.read_crosswalk)
    if refusal:
        return Judgement(problems=[refusal])
    return compared_crosswalk(contents, user)


def compared_crosswalk(contents, user):
    readable = Framework.objects.readable_by(user)
    stored = links_among(readable)
    check = CrosswalkCheck(
        contents,
        known=ends_in(readable),
        stored=stored,
        owners=dict(readable.values_list("code", "agency")),
        managed=set(managed_by(user).values_list("code", flat=True)),
    )
    return _judged(check, {"links": stored}, "")


def _judged(check, parts, code):
    problems = list(dict.fromkeys(sentence(problem) for problem in check.problems))
    return Judgement(check.draft, None if problems else compare(check.draft.parts, parts), problems, code)


def _read(content, read_json, read_table):
    """(contents, None), or (None, why the file cannot be used)."""
    try:
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return read_json(content), None
        return read_table(io.BytesIO(content)), None
    except json_files.NotThisFormat as refused:
        return None, sentence(Problem("", "", refused.code, refused.params))
    except UnreadableFile as refused:
        return None, str(refused.message)
