from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from theme import document_files


class DocumentForm(BaseDocumentForm):
    """Of documents that editors send, the content is looked at as well as the name."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data or not file:
            return file
        extension = PurePath(file.name).suffix.removeprefix(".")
        try:
            document_files.check(file, extension)
        except document_files.TooLarge as error:
            words = _("The file is too large: at most %(megabytes)d MB for this kind of file.")
            raise ValidationError(words % {"megabytes": error.args[0]}) from error
        except document_files.WrongContent as error:
            words = _("The content of the file is not what its name says. Save it again in the program it comes from.")
            raise ValidationError(words) from error
        except document_files.Dangerous as error:
            words = _(
                "The file contains macros, programs or far more than its size shows. Take them out and send it again."
            )
            raise ValidationError(words) from error
        return file
