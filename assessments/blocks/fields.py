"""Fields that come up in several blocks, made of plain blocks so that migrations name nothing of ours."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.item_types.quantities import quantity


def feedback():
    return blocks.CharBlock(label=_("Feedback"), max_length=600, required=False)


def share(default=100):
    return blocks.IntegerBlock(label=_("Percentage of the points"), min_value=0, max_value=100, default=default)


def number(**kwargs):
    """Typed as learners type it, and kept as a text so that it is exactly what was meant. See `WithNumbers`."""
    return blocks.CharBlock(max_length=40, **kwargs)


class WithNumbers(blocks.StructBlock):
    """Checks those of its fields that `numbers` names."""

    numbers = ()

    def clean(self, value):
        value = super().clean(value)
        unread = [name for name in self.numbers if value[name] and quantity(value[name]) is None]
        if unread:
            message = _("Write a number, such as 1.250 or 12,5.")
            raise blocks.StructBlockValidationError({name: ValidationError(message) for name in unread})
        return value
