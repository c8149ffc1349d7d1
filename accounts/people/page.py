"""What the page of a person shows an officer."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.granting import may_change_account
from accounts.models import Employment, RoleProposal, User
from accounts.people.listing import place_of
from accounts.person_links import links_for
from accounts.powers import Power

MOST_REPORTS = 50
FOUR_EYES = set(RoleProposal.FOUR_EYES)


@dataclass(frozen=True)
class PersonPage:
    person: User
    place: Employment | None
    places: list
    employments: list
    roles: list
    reports: list
    links: list
    has_second_factor: bool
    is_managed: bool
    is_account_managed: bool
    can_be_merged: bool

    @property
    def has_left(self):
        return bool(self.place and self.place.ended_on and self.place.ended_on <= timezone.localdate())

    @property
    def planned(self):
        """The employment that is still to begin, or is going to end; None if nothing is planned."""
        return next((row for row in self.employments[:1] if row.is_planned(timezone.localdate())), None)

    @property
    def facts(self):
        place, person = self.place, self.person
        rows = [(_("Name"), person.name_with_titles), (_("E-mail"), person.email or _("Not recorded"))]
        if place:
            rows += [
                (_("NI PPPK") if place.is_pppk else _("NIP"), place.grouped_number),
                (_("Employment status"), place.get_status_display()),
                (_("Rank and grade"), str(place.rank or "")),
                (_("Position"), place.position_title),
                (_("Unit"), place.unit.name),
            ]
        return rows


def person_page(*, viewer, person):
    today = timezone.localdate()
    employments = list(person.employments.select_related("unit", "rank", "position_kind", "superior"))
    places = [row for row in employments if row.ended_on is None or row.ended_on > today] or employments[:1]
    units = [place.unit for place in places]
    is_employed = any(row.started_on <= today and (row.ended_on is None or row.ended_on > today) for row in places)
    is_in_reach = viewer.is_superuser or any(viewer.has_power_over(Power.MANAGE_PEOPLE, unit) for unit in units)
    is_managed = is_in_reach and person.erased_at is None
    is_account_managed = is_managed and may_change_account(viewer, person)
    return PersonPage(
        person=person,
        place=place_of(places, today),
        places=places,
        employments=employments,
        roles=person.held_assignments,
        reports=_reports(viewer, person),
        links=links_for(viewer, person, units, is_employed=is_employed),
        has_second_factor=Authenticator.objects.filter(user=person).exists(),
        is_managed=is_managed,
        is_account_managed=is_account_managed,
        can_be_merged=is_account_managed and viewer != person and not person.held_roles & FOUR_EYES,
    )


def _reports(viewer, person):
    """Who reports to the person and is in the viewer's reach: a superior may have people elsewhere."""
    rows = Employment.objects.within_power(viewer, Power.SEE_PEOPLE).current().filter(superior=person)
    return list(rows.select_related("user", "unit").order_by("user__full_name", "user_id")[:MOST_REPORTS])
