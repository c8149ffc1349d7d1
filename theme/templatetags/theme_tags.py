from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def content_lang():
    """The attribute for what trainers wrote, on pages whose interface is in another language (WCAG 3.1.2)."""
    written_in = settings.LANGUAGE_CODE
    return "" if get_language() == written_in else format_html(' lang="{}"', written_in)


@register.filter
def local_datetime(value):
    """`21 November 2026, 13.30 WIB`"""
    if not value:
        return ""
    local = timezone.localtime(value)
    return f"{formats.date_format(local, 'DATETIME_FORMAT')} {local.tzname()}"


@register.filter
def local_time(value):
    """`13.30 WIB`"""
    if not value:
        return ""
    local = timezone.localtime(value)
    return f"{formats.time_format(local, 'TIME_FORMAT')} {local.tzname()}"


@register.simple_tag
def icon(name):
    """A decorative icon of the sprite; the words beside it carry the meaning."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><use href="{}#{}"/></svg>',
        static("theme/img/sprite.svg"),
        name,
    )


@register.filter
def breakable(number):
    """A long number with slashes, which may continue on the next line after each of them."""
    return mark_safe(escape(number).replace("/", "/<wbr>"))


@register.filter
def notice_tone(level_tag):
    """The tone of a notice for a level of django.contrib.messages."""
    return {"success": "success", "warning": "warning", "error": "danger"}.get(level_tag, "info")


@register.filter
def field_anchor(field):
    """The id to jump to for a form field: in a group of choices, the first choice."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label


@register.simple_tag
def brand_mark():
    """Four petals of the kawung batik pattern, drawn inline because every page shows them first."""
    petal = '<ellipse cx="{}" cy="{}" rx="4.5" ry="8" transform="rotate({} {} {})"/>'
    gold = petal.format(10, 10, -45, 10, 10) + petal.format(22, 22, -45, 22, 22)
    white = petal.format(22, 10, 45, 22, 10) + petal.format(10, 22, 45, 10, 22)
    return mark_safe(
        f'<svg viewBox="0 0 32 32" aria-hidden="true"><g fill="#f6b92d">{gold}</g><g fill="#fff">{white}</g></svg>'
    )
