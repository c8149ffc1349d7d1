"""What an act was about, why, and which details it has, where the entry keeps codes: the words that people know. Topics
and rooms register theirs when the site starts; the entry itself never changes.
"""

from django.utils.translation import gettext as _

_targets, _reasons, _names = {}, {}, {}


def register_words(*, targets=None, reasons=None, names=None):
    """`{"role.": words_of_role}`: for all acts whose code begins so. The function takes the text of the entry and gives
    words for it, or the text itself where it knows none. `names` are those of details that are no fields of a model.
    """
    _targets.update(targets or {})
    _reasons.update(reasons or {})
    _names.update(names or {})


def target_in_words(action, target):
    return _told(_targets, action, target)


def reason_in_words(action, reason):
    return _told(_reasons, action, reason)


def name_in_words(name):
    """None where nobody registered it."""
    return _names.get(name)


def _told(registered, action, text):
    for start, in_words in registered.items():
        if text and action.startswith(start):
            return str(in_words(text))
    return text


def origin_in_words(origin):
    """What was used. Which task or command it was, as in "command load_demo", is for whoever runs the site."""
    kinds = {"system": _("the system"), "web": _("this site"), "task": _("a background task")}
    return kinds.get(origin.partition(" ")[0]) or _("a command")
