"""The editor of a quiz, in the order in which trainers think: what is asked, when it is taken, what comes after."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.models import Page

from courses.models import CourseStep

QUESTIONS = [
    *Page.content_panels,
    FieldPanel(
        "role",
        help_text=_(
            "A pre-test measures the start and never counts. A practice may be repeated and explains each answer at"
            " once. A module quiz and a post-test have to be passed. A remedial repairs a quiz that was not passed."
        ),
    ),
    FieldPanel("summary"),
    MultiFieldPanel([*CourseStep.step_panels, FieldPanel("pass_mark")], heading=_("Step")),
    InlinePanel(
        "sections",
        heading=_("Sections"),
        label=_("Section"),
        help_text=_("Optional: parts with a heading. Questions name a section by its place, 1 for the first."),
    ),
    InlinePanel(
        "quiz_questions",
        heading=_("Questions that every attempt has"),
        label=_("Question"),
        help_text=_("In this order, unless the questions are shuffled."),
    ),
    InlinePanel(
        "draws",
        heading=_("Questions drawn from a bank"),
        label=_("Draw"),
        help_text=_(
            "Each attempt gets other questions: so many of those that are ready and fit. On later attempts learners get"
            " questions they have not seen yet first. New questions of the bank join when you publish the quiz again."
        ),
    ),
    MultiFieldPanel(
        [
            FieldPanel("is_one_by_one", help_text=_("Otherwise all questions stand on one page.")),
            FieldPanel("shuffles_questions", help_text=_("Questions that share a case stay together.")),
            FieldPanel("shuffles_options"),
        ],
        heading=_("Order and pages"),
    ),
    HelpPanel(template="assessments/admin/blueprint_panel.html", heading=_("Blueprint")),
]

TIMES = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
            FieldPanel("time_limit", help_text=_("Empty: none. The server's clock decides.")),
            FieldPanel("grace_seconds"),
        ],
        heading=_("Time"),
        help_text=_("At the closing time every attempt ends, also one that has time left."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("max_attempts"),
            FieldPanel("waiting_minutes", help_text=_("Counted from the submission of the attempt before.")),
            FieldPanel("counts", help_text=_("Learners are told before they start.")),
        ],
        heading=_("Attempts"),
    ),
    MultiFieldPanel(
        [FieldPanel("access_code", help_text=_("Optional. Told in the room, so that only those present can start."))],
        heading=_("Access"),
    ),
    MultiFieldPanel(
        [FieldPanel("remedial_of"), FieldPanel("score_cap")],
        heading=_("Remedial"),
        help_text=_("Only for the role “remedial”: who passes it completes the quiz that it repairs."),
    ),
]

RESULTS = [
    FieldPanel("review", heading=_("What learners see, and when")),
    InlinePanel(
        "bands",
        heading=_("Feedback by score"),
        label=_("Feedback"),
        help_text=_("Learners read the text of the highest band that their score reaches."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("markers", help_text=_("With two, a third decision is needed where they differ.")),
            FieldPanel("is_anonymous"),
            FieldPanel("appeal_days", help_text=_("After the result is known. 0: no appeals.")),
        ],
        heading=_("Marking by people"),
        help_text=_("For essays and files, which no rule can mark."),
    ),
]


TABS = [
    ObjectList(QUESTIONS, heading=_("Questions")),
    ObjectList(TIMES, heading=_("Time and attempts")),
    ObjectList(RESULTS, heading=_("Results")),
    ObjectList(Page.promote_panels, heading=_("Address")),
    ObjectList(Page.settings_panels, heading=_("Settings")),
]
