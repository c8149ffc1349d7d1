"""The courses that are advised to a person, as choices for their plan."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competencies.advice import offers
from competencies.advice.advising import advise
from competencies.advice.reading import standing_of
from competencies.plans.steps import CourseChoice

LONGEST_REASON = 480
MOST_NAMED = 3


def advice_for(*, person, at, on):
    """(standing, advice) of a person as things are now."""
    standing = standing_of(person=person, employment=person.current_employment(), on=on)
    completed = offers.completions(person=person) if standing.open_gaps else {}
    offered = offers.offers(at=at) if standing.open_gaps else []
    return standing, advise(standing.gaps, offered, completed)


def choices_of(standing, advice):
    """One for each advised course, with what it is for in a few words and the weightiest competency of these."""
    return [
        CourseChoice(
            key=advised.offer.key,
            title=advised.offer.title,
            reason=_in_short(standing, advised.closings),
            competency=advised.closings[0].competency,
            level=advised.closings[0].to_level,
        )
        for advised in advice.courses
    ]


def _in_short(standing, closings):
    """ "Digital Safety to level 3; …": the weightiest, and how many there are besides."""
    named, more = closings[:MOST_NAMED], len(closings[MOST_NAMED:])
    text = "; ".join(_to_level(standing, closing) for closing in named)[:LONGEST_REASON]
    if not more:
        return text
    return f"{text}; {ngettext('and %(count)s more', 'and %(count)s more', more) % {'count': more}}"


def _to_level(standing, closing):
    text = _("%(competency)s: to level %(after)s")
    return text % {"competency": standing.competencies[closing.competency].name, "after": closing.to_level}


def in_words(standing, closing):
    """Why a course is advised: "Closes Digital Safety: from level 1 to level 3."."""
    facts = {
        "competency": standing.competencies[closing.competency].name,
        "before": level_in_words(standing, closing.competency, closing.from_level),
        "after": level_in_words(standing, closing.competency, closing.to_level),
        "needed": level_in_words(standing, closing.competency, closing.needed),
    }
    if closing.renews:
        text = _("Renews the proof of %(competency)s at %(after)s, which no longer counts.")
    elif not closing.closes:
        text = _("Brings %(competency)s closer: from %(before)s to %(after)s; %(needed)s is demanded.")
    elif closing.from_level:
        text = _("Closes %(competency)s: from %(before)s to %(after)s.")
    else:
        text = _("Closes %(competency)s: from no proof to %(after)s.")
    return text % facts


def level_in_words(standing, competency, number):
    """ "level 3 (Advanced)"; without any proof the words for that."""
    return named_level(number, standing.level_name(competency, number)) if number else _("no proof")


def named_level(number, name):
    """With only its number where the framework has no name for it."""
    text = _("level %(number)s (%(name)s)") if name else _("level %(number)s")
    return text % {"number": number, "name": name}
