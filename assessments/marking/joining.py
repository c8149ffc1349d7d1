"""Where marking joins the rest of the site; called when the app is ready."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import audit, merging, office
from accounts.powers import Power
from assessments.marking import personal_data
from assessments.marking.waiting import DONE, waiting_items, with_state
from assessments.models import Judgement

ACTS = {
    "answer.viewed": _("%(actor)s read an answer of %(subject)s at %(target)s"),
    "marks.released": _("%(actor)s released the marks of %(subject)s at %(target)s"),
    "appeal.upheld": _("%(actor)s upheld an appeal of %(subject)s at %(target)s"),
    "appeal.refused": _("%(actor)s refused an appeal of %(subject)s at %(target)s"),
}


def join():
    audit.register(ACTS)
    personal_data.register()
    merging.register(merging.Room(name="marking", tally=tally, staying=staying))
    office.register(
        office.Task(
            label=_("Marking"),
            about=_("Read essays and files of learners, and mark them."),
            url_name="marking:queue",
            power=Power.MARK,
            icon="quiz",
            order=90,
            waiting=waiting_in_words,
        )
    )


def waiting_in_words(user):
    number = with_state(waiting_items(user), user).exclude(state=DONE).count()
    text = ngettext("%(number)s answer waits for marking", "%(number)s answers wait for marking", number)
    return text % {"number": number} if number else ""


def tally(person):
    return [(_("Judgements as a marker"), person.judgements.count())]


def staying(kept, other):
    """Where both judged an answer, as two markers do, each judgement stays with who wrote it."""
    of_kept = Judgement.objects.filter(marker=kept).values("item")
    both = Judgement.objects.filter(marker=other, item__in=of_kept).values_list("pk", flat=True)
    return {Judgement: Q(pk__in=list(both))}
