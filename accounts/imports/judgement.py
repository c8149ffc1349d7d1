"""What a check finds out about one row, the same for people and units."""

from dataclasses import dataclass, field

from accounts.imports.problems import is_warning


@dataclass(slots=True)
class Judgement:
    """`number` is None for what a complete list leaves out. Rows that change nothing have no judgement."""

    number: int | None
    outcome: str
    name: str = ""
    label: str = ""
    differences: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)
    plan: dict = field(default_factory=dict)

    @property
    def is_warned(self):
        return any(map(is_warning, self.problems))

    def facts(self):
        """For the digest: two checks that find the same say the same."""
        return [self.number, self.outcome, self.differences, self.problems, self.plan]
