"""How long somebody spent on each item, from the moments at which answers arrived.

The time since the answer before, or since the start, belongs to the item that was answered: nobody measures what a
person looks at. Somebody who was away for long was not answering, and answers that arrive together tell nothing.
"""

from itertools import groupby

AWAY = 30 * 60.0


def seconds_per_item(started, answers):
    """`answers` are (item, moment) with moments in seconds, in any order."""
    spent, before = {}, started
    for moment, arrived in groupby(sorted(answers, key=_moment), key=_moment):
        items = {item for item, _moment in arrived}
        if len(items) == 1 and 0 < moment - before <= AWAY:
            item = items.pop()
            spent[item] = spent.get(item, 0.0) + moment - before
        before = moment
    return spent


def _moment(answer):
    return answer[1]
