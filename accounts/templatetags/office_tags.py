from django import template

from accounts import office

register = template.Library()


@register.simple_tag(takes_context=True)
def may_see_office(context):
    """Some pages for officers are open to people without a task, such as a trainer who shares out a course."""
    return office.is_officer(context.request)
