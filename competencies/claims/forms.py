from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.day_fields import DayField
from competencies.claims import checking, words
from competencies.claims.facts import Amounts, beginnings_of, measures_of
from competencies.lesson_hours.counting import MINUTES
from competencies.models import ExternalTraining, Framework, TrainingForm

ACCEPTED = ".pdf,.jpg,.jpeg,.png"
WRONG_LEVEL = dict.fromkeys(["required", "invalid_choice"], _("Choose a level from the list."))
LONGEST_NOTE = 500
LONGEST_REASON = 255


class DetailsForm(forms.ModelForm):
    """`key` names the claim before it is there: sent twice, the form makes one."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    started_on = DayField(label=_("First day"))
    ended_on = DayField(label=_("Last day"), help_text=_("The same day if it took one day."))
    certified_on = DayField(label=_("Date of the certificate"))
    valid_until = DayField(
        label=_("Certificate valid until"), required=False, help_text=_("Leave empty if it does not end.")
    )

    class Meta:
        model = ExternalTraining
        fields = [
            "form",
            "name",
            "organiser",
            "place",
            "is_abroad",
            "started_on",
            "ended_on",
            "stated_hours",
            "minutes",
            "occasions",
            "certificate_number",
            "certified_on",
            "valid_until",
        ]
        labels = {
            "form": _("Form of training"),
            "name": _("Name of the training"),
            "organiser": _("Organising institution"),
            "place": _("Place"),
            "is_abroad": _("An international training"),
            "stated_hours": _("JP on the certificate"),
            "minutes": _("Minutes of learning"),
            "occasions": _("How often"),
            "certificate_number": _("Certificate number"),
        }
        help_texts = {
            "name": _("As printed on the certificate."),
            "place": _("City or regency, or “online”."),
            "is_abroad": _("Abroad, or held by an institution of another country."),
            "stated_hours": _("Leave empty if the certificate states none."),
            "minutes": _("Only if the certificate states no JP. One JP is 45 minutes."),
            "occasions": _(
                "For coaching and mentoring the number of meetings, for studies the semesters. Otherwise 1."
            ),
            "certificate_number": _("Where there is no certificate, the number of the letter that confirms it."),
        }
        widgets = {
            "stated_hours": forms.NumberInput(attrs={"class": "input-s", "inputmode": "numeric", "min": 1}),
            "minutes": forms.NumberInput(attrs={"class": "input-s", "inputmode": "numeric", "min": 1}),
            "occasions": forms.NumberInput(attrs={"class": "input-s", "inputmode": "numeric", "min": 1}),
        }
        error_messages = {
            "form": {"required": _("Choose the form of training.")},
            "name": {"required": _("Enter the name of the training.")},
            "organiser": {"required": _("Enter who organised the training.")},
            "certificate_number": {"required": words.SENTENCES["number_missing"]},
        }

    def __init__(self, *args, learner, **kwargs):
        super().__init__(*args, **kwargs)
        self.learner = learner
        self.fields["key"].initial = uuid4
        self.fields["form"].queryset = TrainingForm.objects.filter(is_active=True)
        self.fields["form"].empty_label = _("Choose")
        self.fields["occasions"].required = False
        self.fields["certificate_number"].required = True

    def clean_key(self):
        return self.cleaned_data["key"] or uuid4()

    def clean_occasions(self):
        value = self.cleaned_data["occasions"]
        return 1 if value is None else value

    def clean(self):
        facts = super().clean()
        if facts.get("started_on") and facts.get("ended_on"):
            known = {name: facts.get(name) for name in checking.Training.__dataclass_fields__}
            known["occasions"] = 1 if known["occasions"] is None else known["occasions"]
            training = checking.Training(**{**known, "certificate_number": known["certificate_number"] or ""})
            born_on = beginnings_of(self.learner).born_on
            measures = measures_of(facts["form"]) if facts.get("form") else ()
            for problem in checking.problems(training, today=timezone.localdate(), born_on=born_on, measures=measures):
                if problem.field not in self.errors:
                    self.add_error(problem.field, words.sentence(problem))
        return facts

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ProofForm(forms.Form):
    file = forms.FileField(
        label=_("Certificate as a file"),
        help_text=_("PDF of at most 2 MB, or a photo (JPG or PNG) of at most 8 MB."),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file first.")},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def refuse(self, error):
        self.add_error("file", words.of_file(error))


class LevelsForm(forms.Form):
    """One choice of a level for each competency of a framework; the empty one claims nothing."""

    def __init__(self, *args, framework, claimed, **kwargs):
        super().__init__(*args, **kwargs)
        levels = [(level.number, f"{level.number} – {level.name}") for level in framework.levels.all()]
        self.competencies = {
            f"c{each.pk}": each for each in framework.competencies.filter(parent__isnull=False).select_related("parent")
        } or {f"c{each.pk}": each for each in framework.competencies.all()}
        for name, competency in self.competencies.items():
            self.fields[name] = forms.TypedChoiceField(
                label=competency.name,
                choices=[(0, _("not claimed")), *levels],
                coerce=int,
                initial=claimed.get(competency.pk, 0),
                error_messages=WRONG_LEVEL,
            )

    @property
    def levels(self):
        return {
            competency: self.cleaned_data[name]
            for name, competency in self.competencies.items()
            if self.cleaned_data.get(name)
        }


class DecisionForm(forms.Form):
    APPROVE, ASK_BACK, REFUSE = "approve", "ask_back", "refuse"

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    granted_hours = forms.IntegerField(
        label=_("JP to reckon with"),
        help_text=_(
            "Only if another figure is right. It is the most that counts, before the extra for international trainings."
        ),
        required=False,
        min_value=0,
        max_value=checking.MOST_HOURS,
        widget=forms.NumberInput(attrs={"class": "input-s", "inputmode": "numeric"}),
    )
    granted_minutes = forms.IntegerField(
        label=_("Minutes to reckon with"),
        help_text=_("Where you enter JP too, the smaller figure counts."),
        required=False,
        min_value=0,
        max_value=checking.MOST_MINUTES,
        widget=forms.NumberInput(attrs={"class": "input-s", "inputmode": "numeric"}),
    )
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (APPROVE, _("Approve: lesson hours and competencies are recorded")),
            (ASK_BACK, _("Ask back: the learner completes the claim and sends it again")),
            (REFUSE, _("Refuse: the claim ends here")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a decision.")},
    )
    note = forms.CharField(
        label=_("Note to the learner"),
        help_text=_("Needed when you ask back or refuse: say what is missing, or why."),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, claim, claimed, is_reckoning=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = claim.submitted_at.isoformat()
        self.claimed = {f"level{each.competency_id}": each for each in claimed}
        for name, each in self.claimed.items():
            levels = each.competency.framework.levels.all()
            self.fields[name] = forms.TypedChoiceField(
                label=each.competency.name,
                help_text=each.competency.framework.name,
                choices=[
                    (0, _("not granted")),
                    *((level.number, f"{level.number} – {level.name}") for level in levels),
                ],
                coerce=int,
                initial=each.level,
                error_messages=WRONG_LEVEL,
            )
        if MINUTES not in measures_of(claim.form):
            del self.fields["granted_minutes"]
        self.order_fields(["seen", *self.claimed, "granted_hours", "granted_minutes", "decision", "note"])
        if is_reckoning:
            self.fields["decision"].required = False
        self.is_reckoning = is_reckoning

    def clean(self):
        facts = super().clean()
        needs_note = facts.get("decision") in {self.ASK_BACK, self.REFUSE}
        if needs_note and not self.is_reckoning and not facts.get("note", "").strip() and "note" not in self.errors:
            self.add_error("note", _("Say what is missing, or why you refuse."))
        return facts

    @property
    def granted(self):
        return Amounts(self.cleaned_data.get("granted_minutes"), self.cleaned_data.get("granted_hours"))

    @property
    def levels(self):
        return {each.competency_id: self.cleaned_data.get(name) for name, each in self.claimed.items()}


class RevocationForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The learner reads it, and it stands in the ledger."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why the approval is taken back.")},
    )


class QueueFilter(forms.Form):
    """What makes no sense is passed over."""

    q = forms.CharField(
        label=_("Name or NIP"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "maxlength": False}),
    )
    form = forms.ModelChoiceField(
        TrainingForm.objects.all(),
        label=_("Form of training"),
        required=False,
        empty_label=_("All"),
        to_field_name="code",
    )


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("List of trainings"),
        help_text=_("CSV or Excel (.xlsx), at most 2 MB and 1,000 rows."),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file first.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )
    is_trial = forms.BooleanField(label=_("Only check the list, record nothing yet"), required=False, initial=True)


def frameworks_for(person):
    """Those that the person's agency uses."""
    employment = person.current_employment()
    return Framework.objects.for_agency(employment.unit.agency_path if employment else "")
