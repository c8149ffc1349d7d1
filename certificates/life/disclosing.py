"""What holders may show of a certificate beyond the public facts, and the texts behind each choice."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from certificates.models import Disclosure

# name: label. The names are stored.
CHOICES = {
    "predikat": gettext_lazy("Grade (predikat)"),
    "score": gettext_lazy("Final score"),
    "modules": gettext_lazy("Subjects with their lesson hours"),
    "evidence": gettext_lazy("Competencies that were proven, with their levels"),
    "rank": gettext_lazy("Rank"),
    "position": gettext_lazy("Position"),
    "unit": gettext_lazy("Work unit and agency"),
}


@dataclass(frozen=True)
class Shown:
    """One fact as it is shown: a text, or several."""

    label: str
    text: str = ""
    items: tuple = ()


@transaction.atomic
def choose_disclosure(*, certificate, shown, by, at):
    """From now on the public page shows these besides. Returns the Disclosure."""
    shown = known(shown)
    disclosure, is_new = Disclosure.objects.select_for_update(no_key=True).get_or_create(
        certificate=certificate, defaults={"shown": shown, "changed_at": at}
    )
    if is_new and not shown:
        return disclosure
    if not is_new and disclosure.shown == shown:
        return disclosure
    disclosure.shown, disclosure.changed_at = shown, at
    disclosure.save(update_fields=["shown", "changed_at"])
    audit.record(
        "certificate.disclosed",
        actor=by,
        subject=certificate.holder,
        target=certificate.number,
        reason=", ".join(shown),
    )
    return disclosure


def known(names):
    """Those of the names that mean something, in our order."""
    return [name for name in CHOICES if name in names]


def shown_of(certificate):
    """The names chosen for the public page; nothing without a choice."""
    disclosure = getattr(certificate, "disclosure", None)
    return known(disclosure.shown) if disclosure else []


def available(snapshot):
    """The names for which this certificate has something to show."""
    return [name for name in CHOICES if rows(snapshot, [name])]


def rows(snapshot, shown):
    """[Shown] for the chosen names, as printed; what the certificate has not is left out."""
    found = [_shown(name, READERS[name](snapshot, shown)) for name in known(shown)]
    return [each for each in found if each.text or each.items]


def _shown(name, value):
    if isinstance(value, str):
        return Shown(CHOICES[name], text=value)
    return Shown(CHOICES[name], items=tuple(value))


def _modules(snapshot, shown):
    return [_module(module, with_score="score" in shown) for module in snapshot["course"]["modules"]]


def _module(module, *, with_score):
    text = _("%(title)s, %(hours)s JP") % {"title": module["title"], "hours": module["hours"]}
    score = module.get("score") if with_score else ""
    return _("%(subject)s, score %(score)s") % {"subject": text, "score": comma(score)} if score else text


def _evidence(snapshot, shown):
    return [_competency(each) for each in snapshot["course"]["competencies"]]


def _competency(facts):
    level = facts.get("level_name") or facts["level"]
    return _("%(name)s, level %(level)s") % {"name": facts["name"], "level": level}


def _workplace(snapshot, shown):
    holder = snapshot["holder"]
    return ", ".join(filter(None, [holder.get("unit"), holder.get("agency")]))


READERS = {
    "predikat": lambda snapshot, shown: snapshot.get("result", {}).get("predikat", ""),
    "score": lambda snapshot, shown: comma(snapshot.get("result", {}).get("score", "")),
    "modules": _modules,
    "evidence": _evidence,
    "rank": lambda snapshot, shown: snapshot["holder"].get("rank", ""),
    "position": lambda snapshot, shown: snapshot["holder"].get("position", ""),
    "unit": _workplace,
}


def comma(score):
    """ "87.50" as the reader's language writes it."""
    return formats.number_format(score, use_l10n=True) if score else ""
