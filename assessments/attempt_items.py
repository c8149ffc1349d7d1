"""The items of one attempt, as its pages and services read them with every request."""

from accounts.kept_queries import Blank, KeptQuery
from assessments.models.attempts import Attempt, AttemptItem
from assessments.querysets import last_of_each


def _of_attempt():
    return AttemptItem.objects.filter(attempt=Blank("attempt", Attempt._meta.pk))


_CHOSEN = KeptQuery(lambda: _of_attempt().with_current_response(is_typed=False))
_TYPED = KeptQuery(lambda: _of_attempt().with_current_response())
_MARKED = KeptQuery(lambda: _of_attempt().with_mark())


def items_with_response(attempt, *, is_typed=True):
    """The rows of `list_with_current_response`."""
    return last_of_each((_TYPED if is_typed else _CHOSEN)(attempt=attempt.pk))


def items_with_mark(attempt):
    """The rows of `with_mark` of a submitted attempt.

    What people have yet to mark rests on no response so far, and the learner wants to see it all the same.
    """
    items = _MARKED(attempt=attempt.pk)
    if all(item.marked_at for item in items):
        return items
    given = {item.pk: item.current_given for item in items_with_response(attempt)}
    return [item if item.marked_at else item._replace(marked_given=given[item.pk]) for item in items]
