"""The statement of a year on paper."""

import json
from pathlib import Path

from django.conf import settings
from django.utils import formats, timezone
from django.utils.formats import localize
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.identity_numbers import grouped
from theme.templatetags.theme_tags import local_datetime

SOURCE = Path(__file__).parent / "typst"


def draw(statement, *, person, employment, at):
    """The PDF as bytes."""
    # Imported here, because only few processes ever draw and the library takes some 30 MB.
    import typst

    year = statement.summary.year
    data = {
        "site": settings.WAGTAIL_SITE_NAME,
        "language": get_language() or "id",
        "title": _("Statement of lesson hours %(year)s") % {"year": year},
        "facts": [[term, value] for term, value in _facts(statement, person, employment) if value],
        "headings": [_("Date"), _("Activity and how it counted"), _("JP"), _("Total")],
        "opening": [_("Opening balance"), "0"],
        "lines": [_line(line) for line in statement.lines],
        "closing": [_("Lesson hours in %(year)s") % {"year": year}, localize(statement.total)],
        "empty": _("There are no lesson hours in this year."),
        "notes": [
            statement.summary.sentence,
            _("Lines are never changed: what is taken back or corrected appears as a line of its own."),
            _("Printed on %(time)s from %(site)s.")
            % {"time": local_datetime(at), "site": settings.SITE_URL.split("://")[-1]},
        ],
    }
    return typst.compile(
        str(SOURCE / "statement.typ"),
        root=str(SOURCE),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
    )


def _facts(statement, person, employment):
    target = statement.summary.target
    facts = [(_("Name"), person.name_with_titles)]
    if employment:
        facts += [
            (_("NIP or NI PPPK"), grouped(employment.number)),
            (_("Employment status"), employment.get_status_display()),
            (_("Position"), employment.position_title),
            (_("Work unit"), employment.unit.name),
        ]
    if target:
        limit = _("at most %(hours)s JP") if target.is_ceiling else _("at least %(hours)s JP")
        facts.append((_("Target"), f"{limit % {'hours': target.hours}} ({target.basis})"))
    return facts


def _line(line):
    sign = "+" if line.hours > 0 else "−"
    parts = [line.form, *line.how, line.rule if line.how else "", line.credit.reason]
    return {
        "day": formats.date_format(timezone.localtime(line.credit.earned_at), "SHORT_DATE_FORMAT"),
        "title": line.title,
        "how": " · ".join(part for part in parts if part),
        "hours": f"{sign}{localize(abs(line.hours))}",
        "total": localize(line.balance),
    }
