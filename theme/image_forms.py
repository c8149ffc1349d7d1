from functools import wraps

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL.Image import DecompressionBombError
from wagtail.images.forms import BaseImageForm

BROKEN = (OSError, ValueError, SyntaxError, DecompressionBombError)


class ImageForm(BaseImageForm):
    """A picture that breaks off or was tampered with is refused in words, where Wagtail's field would break down."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        field.to_python = _or_refused(field.to_python)


def _or_refused(to_python):
    @wraps(to_python)
    def read(value):
        try:
            return to_python(value)
        except BROKEN as error:
            raise ValidationError(_("This picture can't be read. Save it again as PNG or JPEG.")) from error

    return read
