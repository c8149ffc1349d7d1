"""The words of the profile."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from competencies.advice.gaps import State
from competencies.models import CompetencyLink


def level(number, name):
    if not number:
        return _("Not proved yet")
    return f"{number} – {name}" if name else str(number)


def summary(standing, *, is_own):
    if standing.place is None:
        return _("No position is on record, so no competencies are required.")
    if not standing.gaps:
        return _("No competencies are required of this position yet.")
    total = len(standing.gaps)
    reached = sum(gap.state == State.REACHED for gap in standing.gaps)
    outdated = sum(gap.state == State.OUTDATED for gap in standing.gaps)
    sentences = [_reached(reached, total, is_own=is_own)]
    if outdated:
        sentences.append(_outdated(outdated))
    if missing := total - reached - outdated:
        sentences.append(_missing(missing))
    return " ".join(sentences)


def _outdated(count):
    words = ngettext(
        "%(count)s must be proved anew, because the proof is too old.",
        "%(count)s must be proved anew, because the proofs are too old.",
        count,
    )
    return words % {"count": count}


def _missing(count):
    words = ngettext("%(count)s is still below what is required.", "%(count)s are still below what is required.", count)
    return words % {"count": count}


def _reached(reached, total, *, is_own):
    facts = {"reached": reached, "total": total}
    if is_own:
        return _("You reach %(reached)s of the %(total)s competencies that your position requires.") % facts
    return _("%(reached)s of the %(total)s competencies that the position requires are reached.") % facts


def badge(gap):
    """(tone, icon, words) for where a demand stands."""
    if gap.state == State.REACHED:
        return ("success", "check", _("reached"))
    if gap.state == State.OUTDATED:
        return ("warning", "clock", _("to be proved anew"))
    words = ngettext("%(count)s level missing", "%(count)s levels missing", gap.missing) % {"count": gap.missing}
    return ("danger", "", words)


def why_not(proof, on):
    if proof.is_revoked:
        return _("taken back: %(reason)s") % {"reason": proof.row.revoked_reason}
    if proof.valid_until and proof.valid_until < on:
        return _("ended on %(day)s") % {"day": date_format(proof.valid_until)}
    return ""


def rests_on(row):
    """What is frozen behind a proof of a course: which version of it, and how many quizzes and questions."""
    details = row.details
    parts = []
    if version := details.get("course_version"):
        parts.append(_("course version %(number)s") % {"number": version})
    if attempts := details.get("attempts"):
        parts.append(ngettext("%(count)s quiz", "%(count)s quizzes", len(attempts)) % {"count": len(attempts)})
        if items := sum(len(attempt.get("items", ())) for attempt in attempts):
            parts.append(ngettext("%(count)s question", "%(count)s questions", items) % {"count": items})
    return ", ".join(parts)


MOST_NAMED = 3
EVENTS = {
    "earned": gettext_lazy("Proved by %(source)s: %(competencies)s"),
    "ended": gettext_lazy("The proof by %(source)s ended: %(competencies)s"),
    "revoked": gettext_lazy("The proof by %(source)s was taken back: %(competencies)s"),
}
RELATIONS = {
    CompetencyLink.Relation.EQUIVALENT: gettext_lazy("says the same"),
    CompetencyLink.Relation.BROADER: gettext_lazy("covers this and more"),
    CompetencyLink.Relation.NARROWER: gettext_lazy("covers a part of this"),
}


def support(competency, relation, level_words):
    facts = {
        "competency": competency.name,
        "framework": competency.framework.name,
        "level": level_words,
        "relation": RELATIONS[relation],
    }
    return _("%(competency)s (%(framework)s), level %(level)s: %(relation)s") % facts


def event(told):
    """ "Literasi Digital: Etika berinternet was proved"."""
    few = len(told.competencies) <= MOST_NAMED
    count = len(told.competencies)
    names = ", ".join(told.competencies) if few else ngettext("%(count)s competency", "%(count)s competencies", count)
    facts = {"source": told.source, "competencies": names if few else names % {"count": count}}
    return EVENTS[told.kind] % facts


def day_of(moment):
    return timezone.localdate(moment)
