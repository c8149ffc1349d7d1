"""Drawing a layout that is being worked on, with sample facts or with the longest ones there are."""

import base64

from django.db.models.functions import Concat, Length

from accounts.models import Employment, OrgUnit, User
from certificates.documents import layout as layouts
from certificates.documents import sample, thumbnails
from certificates.documents.images import known_images
from certificates.documents.weight import lightened

WIDTH = 1000


def drawn(layout, *, facts):
    """Every page as a `data:` address of a PNG picture. `facts` are those of `sample.snapshot_with`."""
    snapshot = sample.snapshot_with(drawable(layout), **facts)
    return [_address(png) for png in thumbnails.pictures(snapshot, width=WIDTH, qr_link=sample.LINK)]


def _address(png):
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def drawable(layout):
    """The layout without the pictures that there are none of and without what is too much of it.

    Its author is told of both in words.
    """
    known = known_images()
    pages = [
        {"elements": [each for each in page["elements"] if each["kind"] != "image" or each["image"] in known]}
        for page in layout["pages"]
    ]
    is_known = layout["background"] in {*layouts.BACKGROUNDS, *known}
    return {**layout, "pages": lightened(pages), "background": layout["background"] if is_known else "plain"}


def usual_facts(agency):
    return {"agency": agency.name if agency else ""}


def longest_facts(agency):
    """The longest name of anybody who works in the agency (in any, if None), beside its longest unit."""
    people = User.objects.exclude(is_active=False)
    units = agency.get_descendants() if agency else OrgUnit.objects.filter(depth__gt=1)
    if agency:
        people = people.filter(pk__in=Employment.objects.current().in_subtree(agency).values("user"))
    longest = people.order_by(Length(Concat("title_before", "full_name", "title_after")).desc(), "pk").first()
    unit = units.order_by(Length("name").desc(), "pk").first()
    return {
        "name": longest.name_with_titles if longest else sample.LONGEST_NAME,
        "agency": agency.name if agency else "",
        "unit": unit.name if unit else "",
    }
