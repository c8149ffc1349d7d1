from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class OptionBlock(blocks.StructBlock):
    """An answer to choose. Its block id is the option's id in every version and response."""

    text = blocks.CharBlock(label=_("Answer"), max_length=500)
    is_correct = blocks.BooleanBlock(label=_("Right answer"), required=False)
    feedback = blocks.CharBlock(label=_("Feedback"), max_length=600)

    class Meta:
        icon = "radio-full"
        label = _("Answer")
