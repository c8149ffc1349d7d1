"""A lesson's body as HTML. Published bodies are kept, because they change only when a revision is published."""

from django.core.cache import cache
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

# Long enough to spare the work, short enough for a replaced picture to show up.
KEPT_SECONDS = 60 * 15


def rendered_body(page):
    if page.live_revision_id is None:
        return body_html(page)
    name = f"lesson-body-{page.pk}-{page.live_revision_id}-{get_language()}"
    html = cache.get(name)
    if html is None:
        html = str(body_html(page))
        cache.set(name, html, KEPT_SECONDS)
    return mark_safe(html)  # made by the block templates


def body_html(page):
    return page.body.render_as_block()
