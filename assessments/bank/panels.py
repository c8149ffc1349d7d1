"""The editor of a question, in the order in which trainers write: where it lies, what is asked, what it measures."""

import json

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from assessments.answer_content import WITH_ANSWER
from assessments.bank.forms import QuestionForm
from assessments.item_types import KINDS, item_type

CHOICES = [kind for kind in KINDS if kind not in WITH_ANSWER]


def only_for(*kinds):
    """The attributes of a panel that is there for some kinds only. Without a script all panels are."""
    return {"data-w-rules-target": "show", "data-w-rules": json.dumps({"kind": kinds})}


question_panels = ObjectList(
    [
        MultiFieldPanel([FieldPanel("bank"), FieldPanel("category"), FieldPanel("code")], heading=_("Place")),
        FieldPanel("kind"),
        FieldPanel("case"),
        FieldPanel("stem"),
        FieldPanel("image"),
        FieldPanel("image_alt"),
        FieldPanel("options", attrs=only_for(*CHOICES)),
        FieldPanel("answer", attrs=only_for(*WITH_ANSWER)),
        FieldPanel("credit", attrs=only_for(*(kind for kind in KINDS if item_type(kind).credits))),
        FieldPanel("feedback"),
        MultiFieldPanel(
            [
                FieldPanel("competency", heading=_("Competency")),
                FieldRowPanel([FieldPanel("level"), FieldPanel("difficulty"), FieldPanel("cognitive_level")]),
                FieldPanel("lesson"),
            ],
            heading=_("What it measures"),
        ),
        MultiFieldPanel([FieldPanel("tags"), FieldPanel("source")], heading=_("To find it again")),
    ],
    base_form_class=QuestionForm,
    attrs={"data-controller": "w-rules", "data-action": "change->w-rules#resolve"},
)
