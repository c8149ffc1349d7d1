"""What a sound file would change. Pure: both sides are {part: {key: {field: value}}}."""

import hashlib
import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """One kind of row. `changed` maps the key to {field: [before, after]}; the file leaves `absent` rows out."""

    name: str
    added: dict = field(default_factory=dict)
    changed: dict = field(default_factory=dict)
    kept: list = field(default_factory=list)
    absent: list = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """`stored` is what the file was compared with."""

    parts: dict
    stored: dict = field(default_factory=dict)

    @property
    def changes_anything(self):
        return any(part.added or part.changed for part in self.parts.values())

    @property
    def counts(self):
        """{"added": n, "changed": n} over all parts, for the trail."""
        return {
            "added": sum(len(part.added) for part in self.parts.values()),
            "changed": sum(len(part.changed) for part in self.parts.values()),
        }

    @property
    def digest(self):
        """The same only for the same outcome upon the same rows: what is confirmed is what was shown."""
        told = [
            [(name, _plain(part.added), _plain(part.changed)) for name, part in sorted(self.parts.items())],
            [(name, _plain(rows)) for name, rows in sorted(self.stored.items())],
        ]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def compare(draft, stored):
    """`draft` and `stored` as {part: {key: {field: value}}}; a field that the draft leaves out is kept."""
    return Outcome({name: _part(name, rows, stored.get(name, {})) for name, rows in draft.items()}, stored)


def _part(name, rows, there):
    added = {key: values for key, values in rows.items() if key not in there}
    changed, kept = {}, []
    for key, values in rows.items():
        if key in there:
            differing = {
                field: [there[key].get(field), value]
                for field, value in values.items()
                if there[key].get(field) != value
            }
            if differing:
                changed[key] = differing
            else:
                kept.append(key)
    return Part(name, added, changed, kept, [key for key in there if key not in rows])


def _plain(rows):
    return {str(key): values for key, values in rows.items()}
