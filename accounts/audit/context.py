"""Who acts, and from where: known at the edge (a request, a task, a command) and asked for deep inside a service."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Act:
    """`actor` is a User, or None for the system itself; `origin` says what was used ("web", a task's name)."""

    actor: Any = None
    address: str | None = None
    origin: str = "system"


BY_THE_SYSTEM = Act()
_act = ContextVar("act", default=BY_THE_SYSTEM)


def current_act():
    return _act.get()


@contextmanager
def acting(*, actor=None, address=None, origin):
    """What is recorded inside was done by `actor`."""
    token = begin_act(actor=actor, address=address, origin=origin)
    try:
        yield
    finally:
        end_act(token)


def begin_act(*, actor=None, address=None, origin):
    """For what has a beginning and an end in two places; else `acting`."""
    return _act.set(Act(actor, address, origin))


def end_act(token):
    _act.reset(token)
