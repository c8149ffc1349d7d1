"""Addresses outside the content admin where some people may send long files. A room above allows its own in
`AppConfig.ready()`: `uploads.allow("/impor/baru/", max_size=…, may_send=…)`."""

from collections.abc import Callable
from dataclasses import dataclass

ROOM_FOR_THE_FORM = 64 * 1024


@dataclass(frozen=True)
class Allowance:
    prefix: str
    max_size: int
    may_send: Callable


_allowances = {}


def allow(prefix, *, max_size, may_send):
    """`may_send(request)` is only asked for long files. Allowing the same address again replaces the rule."""
    _allowances[prefix] = Allowance(prefix, max_size, may_send)


def is_allowed(request, length):
    """Whether this request may bring a body of `length` bytes."""
    return any(
        request.path_info.startswith(each.prefix)
        and length <= each.max_size + ROOM_FOR_THE_FORM
        and each.may_send(request)
        for each in _allowances.values()
    )
