from django import template
from django.utils import formats, timezone
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def moment(value):
    """`21 November 2026, 13.30.05 WIB`: in an appeal seconds can matter."""
    local = timezone.localtime(value)
    date, time = formats.date_format(local, "DATE_FORMAT"), local.strftime(_("%H:%M:%S"))
    return f"{date}, {time} {local.tzname()}"
