"""What a file says, before anybody judged it. Pure."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """What is wrong at one place of a file: words and remedy are found by `code`, filled in from `params`."""

    place: str
    field: str
    code: str
    params: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """A row of a table or an object of a JSON file. `names` are the table's headings by field; of the `wrong` fields
    one has complained already.
    """

    place: str
    values: dict
    names: dict = field(default_factory=dict)
    wrong: frozenset = frozenset()

    def problem(self, name, code, **params):
        return Problem(self.place, self.names.get(name, name), code, params)


@dataclass
class FrameworkContents:
    framework: list = field(default_factory=list)
    levels: list = field(default_factory=list)
    competencies: list = field(default_factory=list)
    statements: list = field(default_factory=list)
    problems: list = field(default_factory=list)


@dataclass
class CrosswalkContents:
    links: list = field(default_factory=list)
    problems: list = field(default_factory=list)


@dataclass
class FrameworkDraft:
    """What is stated and sound: {field: value} by key. A field that is not there stays as it is.

    Levels by number, competencies by code, statements by (code, level).
    """

    code: str = ""
    fields: dict = field(default_factory=dict)
    levels: dict = field(default_factory=dict)
    competencies: dict = field(default_factory=dict)
    statements: dict = field(default_factory=dict)

    @property
    def parts(self):
        return {
            "framework": {self.code: self.fields} if self.code else {},
            "levels": self.levels,
            "competencies": self.competencies,
            "statements": self.statements,
        }


@dataclass
class CrosswalkDraft:
    """{(one, other): {"relation", "basis"}}; each end is (code of the framework, code of the competency)."""

    links: dict = field(default_factory=dict)

    @property
    def parts(self):
        return {"links": self.links}
