"""The results against their limits: a table for people, JSON for whatever compares two runs."""

from dataclasses import dataclass

KILOBYTE = 1000


@dataclass(frozen=True)
class Limits:
    cpu_ms: float
    queries: int | None = None
    kb_first: float | None = None
    requests_first: int | None = None
    kb_again: float | None = None
    seconds: float | None = None


VISITED = {"kb_first": 40, "requests_first": 8, "kb_again": 6}
LIMITS = {
    "course_page": Limits(cpu_ms=14, queries=6, **VISITED),
    "lesson_page": Limits(cpu_ms=12, queries=6, **VISITED),
    "quiz_journey": Limits(cpu_ms=45, queries=50),
    "attempt_start_50": Limits(cpu_ms=40, queries=12),
    "answer_save": Limits(cpu_ms=5, queries=4),
    "sign_in": Limits(cpu_ms=90, queries=20, **VISITED),
    "verify_page": Limits(cpu_ms=6, queries=4, **VISITED),
    "verify_file": Limits(cpu_ms=1000, queries=6),
    "verify_file_photo": Limits(cpu_ms=1000, queries=6),
    "verify_file_genuine": Limits(cpu_ms=40, queries=6),
    "profile_page": Limits(cpu_ms=15, queries=12, **VISITED),
    "unit_board": Limits(cpu_ms=20, queries=8, **VISITED),
    # Somebody asked for 300 people at once and gets them: their names and numbers alone weigh more than a page may.
    "unit_board_300": Limits(cpu_ms=40, queries=8),
    "people_list_100000": Limits(cpu_ms=50, queries=12),
    "people_next_100000": Limits(cpu_ms=50, queries=12),
    "people_search_100000": Limits(cpu_ms=50, queries=12),
    "people_number_100000": Limits(cpu_ms=50, queries=12),
    "unit_tree_2000": Limits(cpu_ms=50, queries=12),
    "gap_map_20000": Limits(cpu_ms=150, queries=22),
    "analysis_page": Limits(cpu_ms=20, queries=8),
    "certificate_issue": Limits(cpu_ms=60),
    "analysis_10000x40": Limits(cpu_ms=5000, seconds=5),
}
COLUMNS = (
    ("cpu_ms", "CPU ms"),
    ("queries", "queries"),
    ("kb_first", "first view KB"),
    ("requests_first", "requests"),
    ("kb_again", "further KB"),
    ("seconds", "seconds"),
)


def over(name, result):
    """The measures of a journey that are over their limit."""
    limits = LIMITS[name]
    return [
        measure
        for measure, _title in COLUMNS
        if (limit := getattr(limits, measure)) is not None
        and result.get(measure) is not None
        and result[measure] > limit
    ]


def table(results):
    lines = [_line("", [title for _measure, title in COLUMNS])]
    for name, result in results.items():
        too_much = over(name, result)
        cells = [
            _cell(result.get(measure), getattr(LIMITS[name], measure), measure in too_much) for measure, _ in COLUMNS
        ]
        lines.append(_line(name, cells) + ("  OVER" if too_much else ""))
    return "\n".join(lines)


def _line(name, cells):
    return f"{name:<22}" + "".join(f"{cell:>17}" for cell in cells)


def _cell(value, limit, is_over):
    if value is None:
        return "–"
    text = f"{value:g}"
    if limit is not None:
        text += f" / {limit:g}"
    return f"{text} !" if is_over else text
