from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .fields import feedback


class OptionBlock(blocks.StructBlock):
    """An answer to choose. Its block id is the option's id in every version and response."""

    text = blocks.CharBlock(label=_("Answer"), max_length=500)
    is_correct = blocks.BooleanBlock(label=_("Right answer"), required=False)
    feedback = feedback()
    weight = blocks.IntegerBlock(
        label=_("Percentage of the points"),
        help_text=_("Only where the points for a part are a percentage of each choice. Below 0 it costs points."),
        min_value=-100,
        max_value=100,
        required=False,
    )
    image = ImageChooserBlock(label=_("Picture"), required=False)
    image_alt = blocks.CharBlock(
        label=_("What the picture shows"),
        help_text=_("Read out to those who do not see it. It must not give the answer away."),
        max_length=300,
        required=False,
    )

    class Meta:
        icon = "radio-full"
        label = _("Answer")

    def clean(self, value):
        value = super().clean(value)
        if value["image"] and not value["image_alt"]:
            message = ValidationError(_("Say what the picture shows, for those who do not see it."))
            raise blocks.StructBlockValidationError({"image_alt": message})
        return value
