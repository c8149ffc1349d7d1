"""What the page of a course says about its scheme, besides the outline: facts, competencies, summaries of modules."""

from django.core.cache import cache
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language, gettext, ngettext

from competencies.lesson_hours.pace import ceilings_in_force, slowest_paces
from competencies.models import Competency, ProficiencyLevel
from courses.models import ModulePage
from courses.outline import USUAL_FORM

KEPT_SECONDS = 60


def facts(page, spec, version=None):
    """Rows of (term, value) for the summary list."""
    steps = [step for module in spec["modules"] for step in module["steps"]]
    hours = version.hours if version else page.hours
    return [
        (gettext("Course code"), page.code),
        (gettext("Lesson hours"), gettext("%(hours)s JP") % {"hours": hours}),
        (gettext("Days of study"), days_of_study(hours, spec)),
        (gettext("Level"), page.get_level_display()),
        (gettext("Contents"), _contents(spec["modules"], steps)),
        (gettext("For whom"), page.audience),
        (gettext("Form of training"), page.form),
        (gettext("Pass mark"), spec["pass_mark"]),
        (gettext("Certificate"), gettext("Yes, verifiable by anyone")),
        (gettext("Validity of the certificate"), _validity(spec.get("validity_months"))),
        (gettext("Version"), _version(version)),
    ]


def days_of_study(hours, spec):
    """Empty where hours count on however few days they are learned, which is usual."""
    ceilings = _kept("course-daily-ceilings", lambda: ceilings_in_force(localdate()))
    paces = slowest_paces(hours=hours, form=spec.get("form", USUAL_FORM), ceilings=ceilings)
    words = gettext("at least %(days)s, for all JP to count (%(rule)s)")
    return "; ".join(words % {"days": pace.days, "rule": pace.rule} for pace in paces)


def _validity(months):
    """Empty for certificates without an end, which are the rule."""
    return ngettext("%(count)s month", "%(count)s months", months) % {"count": months} if months else ""


def _contents(modules, steps):
    count = ngettext("%(count)s module", "%(count)s modules", len(modules)) % {"count": len(modules)}
    if not steps:
        return count
    return f"{count}, {ngettext('%(count)s step', '%(count)s steps', len(steps)) % {'count': len(steps)}}"


def _version(version):
    if version is None:
        return ""
    published = date_format(localtime(version.published_at), "DATE_FORMAT")
    return gettext("%(number)s, published %(date)s") % {"number": version.number, "date": published}


def competencies(spec, version=None):
    """[(name, level's number, level's name)] of what the course proves, in the reader's language."""
    if version is None:
        return _competencies(spec["competencies"])
    name = f"course-competencies-{version.public_id}-{get_language()}"
    return _kept(name, lambda: _competencies(spec["competencies"]))


def summaries(version):
    """{module key: summary}, which a version does not keep because a summary demands nothing."""
    keys = [module["key"] for module in version.spec["modules"]]
    return _kept(f"course-summaries-{version.public_id}", lambda: _summaries(keys))


def _competencies(proofs):
    codes = {proof["framework"] for proof in proofs}
    found = Competency.objects.filter(framework__code__in=codes, code__in=[proof["code"] for proof in proofs])
    competency = {(each.framework.code, each.code): each for each in found.select_related("framework")}
    levels = ProficiencyLevel.objects.filter(framework__code__in=codes).select_related("framework")
    level = {(each.framework.code, each.number): each.name for each in levels}
    return [
        (
            competency[proof["framework"], proof["code"]].name,
            proof["level"],
            level.get((proof["framework"], proof["level"]), ""),
        )
        for proof in proofs
        if (proof["framework"], proof["code"]) in competency
    ]


def _summaries(keys):
    modules = ModulePage.objects.live().filter(translation_key__in=keys).exclude(summary="")
    return {str(key): summary for key, summary in modules.values_list("translation_key", "summary")}


def _kept(name, read):
    value = cache.get(name)
    if value is None:
        value = read()
        cache.set(name, value, KEPT_SECONDS)
    return value
