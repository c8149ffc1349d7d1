"""What the codes of acts mean in words. Every room registers its own in `AppConfig.ready()`."""

from collections import defaultdict

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.audit.things import target_in_words

_sentences = {}


def register(sentences):
    """`{"role.granted": _("%(actor)s granted a role to %(subject)s")}`; `target` may stand in a sentence as well.

    Registering the same codes again changes nothing: `ready()` may run twice in tests.
    """
    _sentences.update(sentences)


def is_registered(action):
    return action in _sentences


def sentence(entry):
    """What happened. A code that nobody registered, as an old one whose room is gone, stands for itself."""
    return words(entry.action, actor=entry.actor_name, subject=entry.subject_name, target=entry.target)


def words(action, *, actor="", subject="", target=""):
    template = str(_sentences.get(action, action))
    target = target_in_words(action, target)
    facts = {"actor": actor or _("the system"), "subject": subject or "…", "target": target or "…"}
    told = capfirst(template % facts if action in _sentences else template)
    return f"{told}: {target}" if target and "%(target)s" not in template else told


def choices():
    """Code and sentence with gaps of every act, in the order of the language that is active."""
    gaps = defaultdict(lambda: "…")
    told = [(code, str(template) % gaps) for code, template in _sentences.items()]
    return sorted(told, key=lambda choice: choice[1].lstrip("… "))
