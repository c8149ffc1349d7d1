"""Pages by cursor: a row that is added meanwhile moves no other one onto another page."""

import uuid
from typing import Annotated

from django.utils.translation import gettext as _
from ninja import Query

from accounts.api_problems import Refused

After = Annotated[uuid.UUID | None, Query(description="`next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=500)]
USUAL = 100


def page_of(rows, *, after, limit, key="public_id", order="pk"):
    """(the rows of the page, `next` or None). `key` is the look-up of the public id, `order` that of the order.

    The place of `after` is asked of all rows there are: its own may have left what the key sees since.
    """
    if after is not None:
        place = rows.model.objects.filter(**{key: after}).order_by().values_list(order, flat=True).first()
        if place is None:
            raise Refused(404, "unknown_cursor", _("The page before has gone. Begin again without `after`."))
        rows = rows.filter(**{f"{order}__gt": place})
    found = list(rows.order_by(order)[: limit + 1])
    shown = found[:limit]
    return shown, _value(shown[-1], key) if len(found) > limit else None


def _value(row, key):
    for name in key.split("__"):
        row = getattr(row, name)
    return row
