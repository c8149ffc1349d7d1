"""The sentences of the log of an attempt."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import AttemptEvent, Response
from theme.templatetags.theme_tags import local_datetime

Kind, Standing = AttemptEvent.Kind, Response.Standing

# {question}, {until}, {before}, {score} and {reason} come from the facts of the event.
EVENTS = {
    Kind.STARTED: gettext_lazy("The attempt was started."),
    Kind.OTHER_DEVICE: gettext_lazy("The attempt went on on another device."),
    Kind.SUBMITTED: gettext_lazy("The attempt was submitted."),
    Kind.TIMED_OUT: gettext_lazy("The attempt was closed because the time was up."),
    Kind.LATE_ACCEPTED: gettext_lazy("The late answer to question {question} counts."),
    Kind.LATE_REFUSED: gettext_lazy("The late answer to question {question} does not count."),
    Kind.REOPENED: gettext_lazy("The attempt was opened again until {until}."),
    Kind.TERMS_CHANGED: gettext_lazy("The time was changed: until {until} instead of {before}."),
    Kind.MARKED: gettext_lazy("Answers were marked."),
    Kind.APPEALED: gettext_lazy("An appeal was made about question {question}."),
    Kind.APPEAL_ANSWERED: gettext_lazy("The appeal about question {question} was answered."),
    Kind.REGRADED: gettext_lazy("A corrected key was applied."),
}
# For trainers, where the facts say enough.
WITH_DETAILS = {
    Kind.LATE_ACCEPTED: gettext_lazy("The late answer to question {question} counts. Reason: {reason}"),
    Kind.LATE_REFUSED: gettext_lazy("The late answer to question {question} does not count. Reason: {reason}"),
    Kind.REOPENED: gettext_lazy("The attempt was opened again until {until}. Reason: {reason}"),
    Kind.APPEAL_ANSWERED: gettext_lazy(
        "The appeal about question {question} was answered: {new_points} points, before {old_points}. Reason: {reason}"
    ),
    Kind.REGRADED: gettext_lazy(
        "Question {question} was marked by a corrected key: score {new_score} instead of {old_score}. Reason: {reason}"
    ),
}
ANSWERS = {
    Standing.COUNTS: gettext_lazy("Question {question} was answered{words}."),
    Standing.CONFLICT: gettext_lazy(
        "Question {question} was answered{words}, while another page had answered it since. Kept, does not count."
    ),
    Standing.LATE: gettext_lazy("Question {question} was answered{words}, after the end. Kept, does not count."),
}
TAKEN_BACK = gettext_lazy("The answer to question {question} was taken back.")


class _Facts(dict):
    """Events written by an earlier release may lack a fact."""

    def __missing__(self, name):
        return "–"


def sentence_of_event(event, *, for_learner):
    texts = EVENTS if for_learner else EVENTS | WITH_DETAILS
    facts = event.facts
    told = _Facts({name: value for name, value in facts.items() if value is not None})
    told["until"] = _moment(facts.get("until", facts.get("to")))
    told["before"] = _moment(facts.get("from"))
    return str(texts[event.kind]).format_map(told)


def _moment(text):
    return local_datetime(datetime.fromisoformat(text)) if text else _("no limit")


def sentence_of_answer(response, words):
    text = ANSWERS[response.standing]
    if not response.given and response.standing == Standing.COUNTS:
        text = TAKEN_BACK
    return str(text).format(question=response.item.position, words=f": {words}" if words else "")
