"""How far a learner is in a version of a course. No database and no clock."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Step:
    key: str
    title: str
    kind: str
    minutes: int
    is_required: bool
    number: int
    is_done: bool = False
    is_current: bool = False
    url: str = ""

    @property
    def is_missing(self):
        """The version demands it, but no published page has it."""
        return not self.url


@dataclass(frozen=True)
class Module:
    key: str
    title: str
    hours: int
    steps: list

    @property
    def minutes(self):
        return sum(step.minutes for step in self.steps)

    @property
    def is_done(self):
        return bool(self.steps) and all(step.is_done for step in self.steps)

    @property
    def done_count(self):
        return sum(step.is_done for step in self.steps)

    @property
    def has_current(self):
        return any(step.is_current for step in self.steps)


class Outline:
    """The modules and steps of a version, numbered through, with what is done and which step is looked at.

    No step is locked: lessons are read in any order, and only quizzes ask to be passed.
    """

    def __init__(self, spec, *, done=(), urls=None, current=None):
        self.done = {str(key) for key in done}
        self.urls = urls or {}
        self.current_key = str(current) if current else None
        self.modules = []
        number = 1
        for module in spec["modules"]:
            steps = [self._step(step, number) for number, step in enumerate(module["steps"], start=number)]
            number += len(steps)
            self.modules.append(Module(module["key"], module["title"], module["hours"], steps))
        self.steps = [step for module in self.modules for step in module.steps]

    def _step(self, step, number):
        key = step["key"]
        return Step(
            key=key,
            title=step["title"],
            kind=step["kind"],
            minutes=step["minutes"],
            is_required=step["is_required"],
            number=number,
            is_done=key in self.done,
            is_current=key == self.current_key,
            url=self.urls.get(key, ""),
        )

    @property
    def required_count(self):
        return sum(step.is_required for step in self.steps)

    @property
    def done_count(self):
        """Finished steps among those that count."""
        return sum(step.is_required and step.is_done for step in self.steps)

    @property
    def percent(self):
        return self.done_count * 100 // self.required_count if self.required_count else 0

    @property
    def is_complete(self):
        return 0 < self.required_count == self.done_count

    @property
    def minutes(self):
        return sum(step.minutes for step in self.steps)

    @property
    def has_missing_steps(self):
        """Whether a step that is still to be done has lost its page, so that this version can't be finished."""
        return any(step.is_required and step.is_missing and not step.is_done for step in self.steps)

    @property
    def current(self):
        return next((step for step in self.steps if step.is_current), None)

    @property
    def current_module(self):
        return next((module for module in self.modules if module.has_current), None)

    @cached_property
    def active_module(self):
        """The module of the next step, for the outline to show opened."""
        following = self.next_step
        return next((module for module in self.modules if following in module.steps), None)

    @cached_property
    def next_step(self):
        """Where to go on: the first step to do after the last one done, else the first that was left out."""
        reachable = [step for step in self.steps if step.url]
        last_done = max((step.number for step in reachable if step.is_done), default=0)
        return self._first_open(reachable, after=last_done)

    def next_after(self, key):
        """The step to do after finishing `key`: the next one open in reading order, else one left out before."""
        position = next((step.number for step in self.steps if step.key == str(key)), 0)
        return self._first_open([step for step in self.steps if step.url], after=position)

    def _first_open(self, steps, *, after):
        open_steps = [step for step in steps if not step.is_done and step.key != self.current_key]
        later = [step for step in open_steps if step.number > after]
        required = [step for step in open_steps if step.is_required]
        return next(iter(later or required or open_steps), None)

    def beside(self, key):
        """The steps before and after `key` in reading order, each None at an end."""
        reachable = [step for step in self.steps if step.url]
        place = next((index for index, step in enumerate(reachable) if step.key == str(key)), None)
        if place is None:
            return None, None
        before = reachable[place - 1] if place > 0 else None
        after = reachable[place + 1] if place + 1 < len(reachable) else None
        return before, after
