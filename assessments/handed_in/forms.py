from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.handed_in import contents, services

WORDS = {
    contents.KindNotAsked: _("This question takes other kinds of files: %(detail)s."),
    contents.TooLarge: _("The file is too large: at most %(detail)s MB."),
    contents.Empty: _("The file is empty."),
    contents.NotWhatItsNameSays: _(
        "The content of the file is not what its name says. Save it again in the program it comes from."
    ),
    contents.Dangerous: _(
        "The file contains macros, programs or far more than its size shows. Take them out and send it again."
    ),
    services.TooManyFiles: _("You have handed in as many files for this question as there may be."),
}


class FileForm(forms.Form):
    file = forms.FileField(label=_("File"), allow_empty_file=True)

    def __init__(self, *args, content, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ",".join(f".{each}" for each in content["types"])
        self.fields["file"].help_text = _("Accepted: %(types)s, at most %(max_mb)s MB.") % {
            "types": ", ".join(f".{each}" for each in content["types"]),
            "max_mb": content["max_mb"],
        }

    def refuse(self, error):
        detail = error.args[0] if error.args else ""
        detail = ", ".join(f".{each}" for each in detail) if isinstance(detail, list) else detail
        self.add_error("file", WORDS[type(error)] % {"detail": detail})
