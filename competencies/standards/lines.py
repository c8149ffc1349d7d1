"""What a line of a position standard says, and what can be wrong with it. Pure."""

from dataclasses import dataclass

from competencies.standards.demands import title_key

WEIGHTS = range(1, 6)
MONTHS = range(1, 121)
LONGEST_TITLE = 200


@dataclass(frozen=True, kw_only=True)
class Facts:
    """`competency` is its key, `kind` the code of a position kind or "" for all, `title` a position title or ""."""

    competency: int
    kind: str = ""
    title: str = ""
    lowest_level: int | None = None
    wished_level: int | None = None
    recent_months: int | None = None
    weight: int = 1
    is_waived: bool = False

    def __post_init__(self):
        object.__setattr__(self, "title", " ".join(self.title.split()))

    @property
    def key(self):
        """Of two lines of a standard with one key, nobody could say which holds."""
        return (self.competency, self.kind, title_key(self.title))


@dataclass(frozen=True)
class Problem:
    """`field` as in Facts; `code` and `params` for words of `problems.describe`."""

    field: str
    code: str
    params: tuple = ()


def problems_of(facts, levels):
    """`levels` are the numbers that the scale of the competency's framework has."""
    found = _problems_of_waiver(facts) if facts.is_waived else _problems_of_levels(facts, levels)
    if facts.recent_months is not None and facts.recent_months not in MONTHS:
        found.append(Problem("recent_months", "months", (("most", MONTHS[-1]),)))
    if facts.weight not in WEIGHTS:
        found.append(Problem("weight", "weight"))
    if len(facts.title) > LONGEST_TITLE:
        found.append(Problem("title", "too_long", (("limit", LONGEST_TITLE),)))
    return found


def _problems_of_waiver(facts):
    given = [name for name in ("lowest_level", "wished_level", "recent_months") if getattr(facts, name) is not None]
    return [Problem(name, "waived") for name in given]


def _problems_of_levels(facts, levels):
    if facts.lowest_level is None:
        return [Problem("lowest_level", "level_missing")]
    scale = (("lowest", min(levels, default=0)), ("highest", max(levels, default=0)))
    asked = {"lowest_level": facts.lowest_level, "wished_level": facts.wished_level}
    outside = [name for name, level in asked.items() if level is not None and level not in levels]
    found = [Problem(name, "level_outside", (("value", asked[name]), *scale)) for name in outside]
    if not found and facts.wished_level is not None and facts.wished_level < facts.lowest_level:
        found.append(Problem("wished_level", "wished_below"))
    return found


def doubled(lines):
    """The places of those of `lines` whose key an earlier one has: {place: place of the first}."""
    first, repeated = {}, {}
    for place, facts in enumerate(lines):
        if facts.key in first:
            repeated[place] = first[facts.key]
        else:
            first[facts.key] = place
    return repeated
