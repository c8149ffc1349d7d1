"""What officers find on their page of tasks. Every topic registers its own in `AppConfig.ready()`:
`register(Task(label=_("People"), about=_("Find a person …"), url_name="people:list", power=Power.SEE_PEOPLE))`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from accounts.powers import Power


@dataclass(frozen=True, kw_only=True)
class Task:
    """`power`, or one of `other_powers`, is what one needs to have somewhere to find the task on one's page;
    `waiting(user)` says how much of it waits, in words, or "".
    """

    label: str
    about: str
    url_name: str
    power: Power
    icon: str = ""
    order: int = 100
    waiting: Callable | None = None
    other_powers: tuple[Power, ...] = ()

    @property
    def powers(self):
        return (self.power, *self.other_powers)

    @property
    def url(self):
        return reverse(self.url_name)


_tasks = []


def register(task):
    """Registering the same task again changes nothing: `ready()` may run twice in tests."""
    if task not in _tasks:
        _tasks.append(task)
        _tasks.sort(key=lambda each: each.order)


def tasks_of(user):
    return [task for task in _tasks if user.is_authenticated and any(map(user.has_power, task.powers))]


def is_officer(request):
    """For the navigation: answered by what the request already knows."""
    return bool(tasks_of(request.user))
