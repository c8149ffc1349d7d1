"""Where the holder of a certificate that ends goes to renew it."""

from dataclasses import dataclass

from courses.addresses import address
from courses.models import CoursePage


@dataclass(frozen=True)
class Refresher:
    title: str
    url: str


def refreshers_of(course_keys):
    """{course key: Refresher} for those courses that have a live refresher; a completed course isn't taken twice."""
    keys = {str(key) for key in course_keys}
    if not keys:
        return {}
    live = CoursePage.objects.live().order_by("title", "pk")
    made_for_it = live.filter(refreshes__translation_key__in=keys)
    made_for_it = made_for_it.values_list("refreshes__translation_key", "title", "url_path")
    found = {str(key): Refresher(title, address(path)) for key, title, path in made_for_it}
    return {key: refresher for key, refresher in found.items() if refresher.url}
