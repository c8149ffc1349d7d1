from django import template

from assessments import drawn_questions

register = template.Library()


@register.simple_tag
def drawn_preview(question):
    """A question of the bank as HTML, `open` and `explained`."""
    return drawn_questions.preview(question)
