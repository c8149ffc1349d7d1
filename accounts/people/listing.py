"""One page of the list of people. Its cost doesn't grow with the number of people or with the page."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from accounts.models import Employment, User
from accounts.powers import Power

SIZE = 50
# Up to here people are listed by their ids and counted; of more, names are walked until a page is full.
FEW = 1000


@dataclass(frozen=True)
class Listing:
    """`before` and `after` are the public ids to turn the page with, or None. `total` is None for more than FEW."""

    rows: list
    before: str | None
    after: str | None
    total: int | None


def page_of_people(*, viewer, filters):
    """What PeopleFilter's `cleaned_data` asks for, of the people that this viewer may see."""
    people = found_people(viewer=viewer, filters=filters)
    shown, has_before, has_after = _slice(people, filters)
    total = len(shown) if not (has_before or has_after) else _capped(people)
    return Listing(
        rows=[_row(person) for person in shown],
        before=str(shown[0].public_id) if has_before and shown else None,
        after=str(shown[-1].public_id) if has_after and shown else None,
        total=total,
    )


def found_people(*, viewer, filters):
    people = User.objects.filter(merged_into=None)
    places, is_limited = _places(viewer, filters)
    if is_limited:
        ids = list(places.order_by().values_list("user", flat=True)[: FEW + 1])
        if len(ids) <= FEW:
            people = people.filter(pk__in=set(ids))
    if is_limited or filters["status"] or filters["state"] != "all":
        people = people.filter(Exists(_standing(places, filters).filter(user=OuterRef("pk"))))
    if filters["state"] == "not_activated":
        people = people.not_activated()
    elif filters["state"] == "closed":
        people = people.filter(is_active=False)
    return people.matching(filters["q"])


def _places(viewer, filters):
    """Employments in the units asked for, and whether that leaves any out."""
    places, is_limited = Employment.objects.all(), False
    if not viewer.is_superuser:
        places, is_limited = places.in_units(viewer.units_with(Power.SEE_PEOPLE)), True
    if filters["unit"]:
        places, is_limited = places.in_units([filters["unit"]]), True
    if filters["state"] == "left":
        places, is_limited = places.left(timezone.localdate()), True
    return places, is_limited


def _standing(places, filters):
    today = timezone.localdate()
    places = places.placing(today)
    if filters["status"]:
        places = places.filter(status=filters["status"])
    return places.not_ended(today) if filters["state"] in ("", "not_activated") else places


def _slice(people, filters):
    """The people of this page, and whether there are others before and after it."""
    edge, backwards = filters["after"] or filters["before"], bool(filters["before"])
    order = ["-full_name", "-pk"] if backwards else ["full_name", "pk"]
    if edge:
        people = people.filter(_beyond(edge, backwards))
    places = Employment.objects.placing().select_related("unit")
    people = people.only("public_id", "full_name", "title_before", "title_after", "is_active", "last_login", "password")
    found = list(people.order_by(*order).prefetch_related(Prefetch("employments", places, "places"))[: SIZE + 1])
    is_more, shown = len(found) > SIZE, found[:SIZE]
    if backwards:
        return shown[::-1], is_more, True
    return shown, bool(edge), is_more


def _beyond(edge, backwards):
    if backwards:
        return Q(full_name__lte=edge.full_name) & (Q(full_name__lt=edge.full_name) | Q(pk__lt=edge.pk))
    return Q(full_name__gte=edge.full_name) & (Q(full_name__gt=edge.full_name) | Q(pk__gt=edge.pk))


def _capped(people):
    count = people.order_by()[: FEW + 1].count()
    return count if count <= FEW else None


def _row(person):
    today = timezone.localdate()
    place = place_of(person.places, today)
    return {"person": person, "place": place, "has_left": bool(place and place.ended_on and place.ended_on <= today)}


def place_of(places, today):
    """The employment to show: the present one, else the next, else the last."""
    by_start = sorted(places, key=lambda place: (place.started_on, place.pk))
    present = [place for place in by_start if place.started_on <= today and not _is_over(place, today)]
    coming = [place for place in by_start if place.started_on > today]
    return next(iter([*present[-1:], *coming[:1], *by_start[-1:]]), None)


def _is_over(place, today):
    return place.ended_on is not None and place.ended_on <= today
