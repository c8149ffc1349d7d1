"""What every room knows about a person and says in `AppConfig.ready()`: its part of the copy of their data, what an
erasure does there, and which rows may be cleared away after a time. The rooms above name themselves; this names none.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import QuerySet


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of one kind about a person. `columns` maps look-ups of the queryset to their headings.

    `add` takes the rows and adds what no look-up says, by the names of `added`. Some columns are `for_programs` only;
    `words` says for a look-up how people read its values.
    """

    code: str
    label: str
    columns: dict
    queryset: QuerySet
    added: dict = field(default_factory=dict)
    add: Callable | None = None
    for_programs: frozenset = frozenset()
    words: dict = field(default_factory=dict)

    def count(self):
        return self.queryset.count()

    def rows(self):
        """As in the copy: one dictionary for each row, by look-up."""
        rows = list(self.queryset.values(*self.columns))
        if self.add:
            self.add(rows)
        return rows

    def headings(self):
        """What people read, by look-up or added name."""
        return {name: text for name, text in (self.added | self.columns).items() if name not in self.for_programs}


@dataclass(frozen=True, kw_only=True)
class Exporter:
    """`tables` takes the person and gives their tables; `covers` names the models ("courses.Enrolment") in them."""

    name: str
    label: str
    tables: Callable
    covers: frozenset


@dataclass(frozen=True, kw_only=True)
class ErasureLine:
    """What an erasure does to one kind of row; with `reason` the rows stay."""

    label: str
    count: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Eraser:
    """`preview` takes the person and gives lines; `erase` takes the person and the moment."""

    name: str
    preview: Callable
    erase: Callable


def nothing_to_erase(person, at):
    """For rooms where everything stays, without a name."""


@dataclass(frozen=True, kw_only=True)
class RetentionTarget:
    """`find` takes a moment and gives the rows older than it; `apply` takes a queryset of some of them and the
    moment it is done. `action` is what `apply` does: "delete" or "anonymise".
    """

    code: str
    label: str
    action: str
    find: Callable
    apply: Callable


@dataclass
class Registry:
    exporters: dict = field(default_factory=dict)
    not_exported: dict = field(default_factory=dict)
    erasers: dict = field(default_factory=dict)
    targets: dict = field(default_factory=dict)


_registry = Registry()


def register_exporter(name, label, tables, *, covers=()):
    _registry.exporters[name] = Exporter(name=name, label=label, tables=tables, covers=frozenset(covers))


def leave_out_of_exports(model, *, reason):
    """Say why a model that points at people is in nobody's copy."""
    _registry.not_exported[model] = reason


def register_eraser(name, *, preview, erase=nothing_to_erase):
    _registry.erasers[name] = Eraser(name=name, preview=preview, erase=erase)


def register_retention_target(code, label, *, action, find, apply):
    _registry.targets[code] = RetentionTarget(code=code, label=label, action=action, find=find, apply=apply)


def exporters() -> list[Exporter]:
    return list(_registry.exporters.values())


def accounted_models() -> set[str]:
    """The models of which the copy has the rows, or a reason why not."""
    covered = {model for exporter in exporters() for model in exporter.covers}
    return covered | set(_registry.not_exported)


def erasers() -> list[Eraser]:
    return list(_registry.erasers.values())


def retention_target(code) -> RetentionTarget | None:
    """None when the app that registered it is gone."""
    return _registry.targets.get(code)
