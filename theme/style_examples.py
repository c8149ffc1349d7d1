"""What the style page shows: every component with contents as they occur on the site."""

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from theme.charts import BarChart, ColumnChart, HeatHead, HeatMap, IntervalChart, Meter, RadarChart

SECTIONS = [
    ("text", _("Text and colours"), "theme/style/_text.html"),
    ("actions", _("Buttons and states"), "theme/style/_actions.html"),
    ("cards", _("Cards and lists"), "theme/style/_cards.html"),
    ("forms", _("Forms"), "theme/style/_forms.html"),
    ("questions", _("Questions"), "theme/style/_questions.html"),
    ("data", _("Tables and charts"), "theme/style/_data.html"),
]


class ExampleForm(forms.Form):
    email = forms.EmailField(
        label=_("Official e-mail address"),
        help_text=_("For example: nama@instansi.go.id"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    unit = forms.ChoiceField(label=_("Work unit"), choices=[("1", "Dinas Kominfo"), ("2", "BKPSDM")])
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    route = forms.ChoiceField(
        label=_("How do you want to learn?"),
        help_text=_("You can change this until the class starts."),
        widget=forms.RadioSelect,
        choices=[("self", _("At my own pace")), ("class", _("In a class, with a schedule"))],
    )
    agreed = forms.BooleanField(label=_("I have read the rules of this quiz"))


def context(parameters):
    return {
        "sections": SECTIONS,
        "form": ExampleForm(),
        "form_with_errors": ExampleForm({"email": "bukan-surel", "unit": "1"}, auto_id="wrong_%s"),
        "crumbs": [(_("Catalogue"), "/katalog/"), (_("Digital safety"), "#cards")],
        "facts": [(_("Learning load"), "6 JP"), (_("Level"), _("Basic")), (_("Passing grade"), "70")],
        **charts(),
        "hours": Meter(14, 20),
        "page_obj": Paginator(range(200), 20).get_page(parameters.get("page")),
        "now": timezone.now(),
    }


def charts():
    return {
        "gaps": BarChart(
            [
                (_("Information and data"), 3.2, 3),
                (_("Communication"), 3.6, 3),
                (_("Digital safety"), 2.1, 4, "warning"),
                (_("Problem solving"), 2.8, 3),
            ],
            maximum=5,
            label_heading=_("Competency"),
        ),
        "scores": ColumnChart(
            [("0–19", 2), ("20–39", 5), ("40–59", 21), ("60–79", 34), ("80–100", 18)], label_heading=_("Score")
        ),
        "gains": IntervalChart(
            [(_("Digital safety"), "+14", "+9 – +19", 9, 14, 19), (_("Communication"), "+3", "−2 – +8", -2, 3, 8)],
            label_heading=_("Competency"),
        ),
        "pillars": RadarChart(
            [
                (_("Digital skills"), 3, 3),
                (_("Digital culture"), 2, 3),
                (_("Digital ethics"), 4, 3),
                (_("Digital safety"), 1, 4),
            ],
            maximum=5,
            label_heading=_("Pillar"),
        ),
        "unit_gaps": HeatMap(
            [HeatHead(_("Digital ethics")), HeatHead(_("Digital safety")), HeatHead(_("Communication"))],
            [
                (HeatHead("Dinas Kominfo", url="#data"), [8, (64, "#data"), 31]),
                (HeatHead("BKPSDM"), [44, 92, HeatMap.SUPPRESSED]),
                (HeatHead("Inspektorat"), [None, 27, 12]),
            ],
            label_heading=_("Work unit"),
        ),
    }
