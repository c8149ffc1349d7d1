"""How a figure of the ledger came about, in words: a sentence for each step that `counting` took."""

from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SENTENCES = {
    "curriculum": gettext_lazy("%(hours)s JP by the curriculum of the course"),
    "stated": gettext_lazy("%(hours)s JP as the certificate states"),
    "minutes": gettext_lazy("%(minutes)s minutes ÷ %(per)s = %(hours)s JP"),
    "sessions": gettext_lazy("minutes of each day ÷ %(per)s, rounded down: together %(hours)s JP"),
    "days": gettext_lazy("%(days)s × %(each)s JP a day = %(hours)s JP"),
    "days_used": gettext_lazy("days that were credited before: %(days)s, so %(hours)s JP remain"),
    "occasions": gettext_lazy("%(occasions)s × %(each)s JP each time = %(hours)s JP"),
    "semesters": gettext_lazy("%(semesters)s × %(each)s JP a semester = %(hours)s JP"),
    "monthly_ceiling": gettext_lazy("at most %(ceiling)s times a month, %(left_out)s not counted: %(hours)s JP"),
    "daily_ceiling": gettext_lazy("at most %(ceiling)s JP a day: %(before)s → %(hours)s JP"),
    "daily_ceiling_shared": gettext_lazy(
        "at most %(ceiling)s JP a day, part of it was credited before: %(before)s → %(hours)s JP"
    ),
    "abroad": gettext_lazy("international, +%(percent)s%%: %(before)s → %(hours)s JP"),
    "granted": gettext_lazy("no more than the officer found right: %(before)s → %(hours)s JP"),
    "corrected": gettext_lazy("corrected by an officer: %(before)s → %(hours)s JP"),
}


def in_words(steps):
    """Sentences for steps as `counting` gives them or as the ledger keeps them ({"code", "facts"})."""
    return [_sentence(*_parts(step)) for step in steps]


def _parts(step):
    return (step["code"], step["facts"]) if isinstance(step, dict) else (step.code, step.facts)


def _sentence(code, facts):
    template = SENTENCES.get(code)
    if template is None:
        # A line of the ledger outlives the code that wrote it.
        return _("counted by an earlier rule")
    return str(template) % {name: localize(number) for name, number in facts.items()}
