from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.models import Revocation

LONGEST_ANSWER = 500


class RevocationForm(forms.ModelForm):
    """Who is affected, and whoever verifies, must be able to see on what the decision rests."""

    class Meta:
        model = Revocation
        fields = ["reason", "authority", "document"]
        labels = {
            "reason": _("Reason of the revocation"),
            "authority": _("Position of the official who decided"),
            "document": _("Number and date of the decision"),
        }
        help_texts = {
            "reason": _(
                "Anyone who verifies the certificate reads this. Give the ground and the decision, "
                "no health or other private details."
            ),
            "authority": _("For example: Head of BKPSDM. No name."),
            "document": _("For example: 800/123/BKPSDM/2026, 20 November 2026."),
        }
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "reason": {"required": _("Say why the certificate is revoked.")},
            "authority": {"required": _("Say who decided.")},
            "document": {"required": _("Give number and date of the decision.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The model lets them be empty: revocations from before they were asked for have none.
        self.fields["authority"].required = self.fields["document"].required = True


class DecisionForm(forms.Form):
    APPROVE, REFUSE = "approve", "refuse"

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (APPROVE, _("Issue the certificate anew with the wanted name")),
            (REFUSE, _("Leave the certificate as it is")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a decision.")},
    )
    note = forms.CharField(
        label=_("Answer to the holder"),
        help_text=_("Needed when you refuse: say why."),
        max_length=LONGEST_ANSWER,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        facts = super().clean()
        if facts.get("decision") == self.REFUSE and not facts.get("note") and "note" not in self.errors:
            self.add_error("note", _("Say why you refuse."))
        return facts
