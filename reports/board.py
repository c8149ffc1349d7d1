"""The unit board: figures, units below, and the list of people that its filters leave."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, Window
from django.urls import reverse
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.identity_numbers import grouped
from accounts.models import Employment, OrgUnit, User
from competencies.lesson_hours.figures import tidy
from reports.figures import Figures, children, figures_by_child, total
from reports.people import matching, with_standing
from reports.standing import TONES, Standing

COLUMNS = (
    "user__public_id",
    "user__full_name",
    "user__title_before",
    "user__title_after",
    "number",
    "status",
    "position_title",
    "unit__name",
    "hours",
    "certificates",
    "standing",
)
ANYONE = "00000000-0000-0000-0000-000000000000"


class PageMissing(Exception):
    """The list has fewer pages. `last` is the number of the last one."""

    def __init__(self, last):
        super().__init__(f"The last page is {last}.")
        self.last = last


@dataclass(frozen=True)
class Board:
    unit: OrgUnit
    year: int
    figures: Figures
    above: list
    children: list


def board(*, user, unit, people, year):
    """What stands above the list. `above` and `children` hold only units that `user` may open."""
    by_path = figures_by_child(people, unit)
    ancestors = [unit.path[:end] for end in range(unit.steplen, len(unit.path), unit.steplen)]
    below = Q(path__startswith=unit.path, depth=unit.depth + 1, closed_on=None)
    relatives = list(OrgUnit.objects.visible_to(user).filter(Q(path__in=ancestors) | below).order_by("path"))
    return Board(
        unit=unit,
        year=year,
        figures=total(by_path),
        above=[relative for relative in relatives if relative.depth < unit.depth],
        children=children(by_path, [relative for relative in relatives if relative.depth > unit.depth], unit),
    )


def page_of_people(*, unit, people, targets, filters):
    """One page of rows for the table. Raises PageMissing."""
    number, size = filters["page"], filters["size"]
    listed = _listed(people, filters)
    start = (number - 1) * size
    # The number of all rides along with the page, so that a board needs no query to count.
    shown = list(listed.annotate(total=Window(Count("pk"))).values("total", *COLUMNS)[start : start + size])
    if not shown and number > 1:
        raise PageMissing(max(1, -(-listed.count() // size)))
    pages = Paginator(range(shown[0]["total"] if shown else 0), size)
    return Page(_rows(shown, unit, targets), number, pages)


def all_people(*, unit, people, targets, filters):
    """The rows of every page, in the order of the table, for an export."""
    return _rows(_listed(people, filters).values(*COLUMNS).iterator(), unit, targets)


def _listed(people, filters):
    people = with_standing(people.filter(matching(filters["q"])), filters["year"])
    if filters["status"]:
        people = people.filter(standing=filters["status"])
    # Whoever had the use of their data restricted counts in the totals, and is in no list.
    return people.filter(user__processing_restricted_at=None).order_by("user__full_name", "user_id")


def _rows(people, unit, targets):
    """Texts ready to print: a table of hundreds must not look anything up or escape digits while it is drawn."""
    address = reverse("reports:person", args=[ANYONE])
    limits = {status: target_text(targets.for_status(status, unit.agency_path)) for status in Employment.Status.values}
    statuses = {status: str(label) for status, label in Employment.Status.choices}
    standings = {value: str(label) for value, label in Standing.choices}
    badges = {value: format_html('<span class="badge {}">{}</span>', TONES[value], standings[value]) for value in TONES}
    return [
        {
            "url": SafeString(address.replace(ANYONE, str(person["user__public_id"]))),
            "name": _name(person),
            "number": SafeString(grouped(person["number"])),
            "employment": statuses[person["status"]],
            "position": person["position_title"],
            "unit": person["unit__name"],
            "hours": localize(tidy(person["hours"])),
            "target": limits[person["status"]],
            "certificates": SafeString(person["certificates"]),
            "standing": standings[person["standing"]],
            "badge": badges[person["standing"]],
        }
        for person in people
    ]


def target_text(target):
    """A minimum is a number; a ceiling says that it is one."""
    if target is None:
        return "–"
    return _("max. %(hours)s") % {"hours": target.hours} if target.is_ceiling else str(target.hours)


def _name(person):
    titles = {"title_before": person["user__title_before"], "title_after": person["user__title_after"]}
    if not any(titles.values()):
        return person["user__full_name"]
    return User(full_name=person["user__full_name"], **titles).name_with_titles
