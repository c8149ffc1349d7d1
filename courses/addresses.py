"""Addresses of pages that records know by their translation key."""

from django.core.cache import cache
from wagtail.models import Page, Site

KEPT_SECONDS = 60


def urls_for(keys):
    """{key as text: address} of the live pages among `keys`, in one query for any number of them."""
    live = Page.objects.live().filter(translation_key__in=list(keys))
    roots = Site.get_site_root_paths()
    return {str(key): address(url_path, roots) for key, url_path in live.values_list("translation_key", "url_path")}


def addresses_of(version):
    """The same for a version's course and steps, remembered for a minute: until then a moved page redirects."""
    name = f"course-addresses-{version.public_id}"
    urls = cache.get(name)
    if urls is None:
        urls = urls_for([version.course_key, *version.step_keys()])
        cache.set(name, urls, KEPT_SECONDS)
    return urls


def address(url_path, roots=None):
    """The address on its site of the page at `url_path` in the tree; "" for a page outside every site."""
    for root in roots or Site.get_site_root_paths():
        if url_path.startswith(root.root_path):
            return f"/{url_path.removeprefix(root.root_path)}"
    return ""
