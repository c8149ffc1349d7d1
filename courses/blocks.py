"""What a lesson is made of. Each block is one thing on the page; none of them queries or decides."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class ImageBlock(blocks.StructBlock):
    """A picture; what it shows has to be told in words too (WCAG 1.1.1)."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(label=_("What the image shows"), max_length=400)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "courses/blocks/image.html"


class VideoBlock(blocks.StructBlock):
    """A video that loads when it is tapped, with its size told before and its words beside it."""

    video = DocumentChooserBlock(label=_("Video file (MP4)"))
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    duration = blocks.RegexBlock(
        regex=r"^\d{1,2}:[0-5]\d$",
        label=_("Duration"),
        help_text=_("Minutes and seconds, for example 3:20"),
        error_messages={"invalid": _("Write the duration as minutes and seconds, for example 3:20.")},
    )
    transcript = blocks.RichTextBlock(label=_("Transcript"), features=SHORT_TEXT_FEATURES)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "courses/blocks/video.html"


class CalloutBlock(blocks.StructBlock):
    """A boxed remark that stands out from the lesson text."""

    tone = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("note", _("Note")), ("tip", _("Tip")), ("warning", _("Warning"))],
        default="note",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    body = blocks.RichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        template = "courses/blocks/callout.html"
        preview_value = {
            "tone": "tip",
            "title": "Ingat",
            "body": "<p>Kunci layar saat meninggalkan meja.</p>",
        }


class StepsBlock(blocks.StructBlock):
    """Things to do, in order."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    items = blocks.ListBlock(
        blocks.RichTextBlock(features=["bold", "italic", "link"]),
        label=_("Steps"),
        min_num=2,
    )

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "courses/blocks/steps.html"


class CaseStudyBlock(blocks.StructBlock):
    """A situation from office life, a question on it, and a discussion to open after thinking."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    body = blocks.RichTextBlock(label=_("Situation"), features=SHORT_TEXT_FEATURES)
    question = blocks.CharBlock(label=_("Question to think about"), max_length=400)
    discussion = blocks.RichTextBlock(label=_("Discussion"), features=SHORT_TEXT_FEATURES)

    class Meta:
        icon = "doc-full"
        label = _("Case study")
        template = "courses/blocks/case_study.html"


class TableBlock(blocks.StructBlock):
    """A table with one row of headings, whose first column names each row."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    header = blocks.ListBlock(
        blocks.CharBlock(max_length=120),
        label=_("Column headings"),
        min_num=2,
        max_num=6,
    )
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(required=False, max_length=600), label=_("Cells")),
        label=_("Rows"),
        min_num=1,
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "courses/blocks/table.html"

    def clean(self, value):
        value = super().clean(value)
        width = len(value["header"])
        for number, row in enumerate(value["rows"], start=1):
            if len(row) != width:
                raise blocks.StructBlockValidationError(
                    block_errors={
                        "rows": ValidationError(
                            _("Row %(number)s has %(cells)s cells; the heading has %(width)s."),
                            params={
                                "number": number,
                                "cells": len(row),
                                "width": width,
                            },
                        )
                    }
                )
        return value


class DownloadBlock(blocks.StructBlock):
    """A file to take along; the page tells its kind and size before the download starts."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    description = blocks.CharBlock(label=_("What it is for"), max_length=300, required=False)

    class Meta:
        icon = "download"
        label = _("Download")
        template = "courses/blocks/download.html"


class CheckOptionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Answer"), max_length=300)
    is_correct = blocks.BooleanBlock(label=_("This is the right answer"), required=False)
    feedback = blocks.CharBlock(label=_("Why it is right or not yet right"), max_length=500)


class CheckQuestionBlock(blocks.StructBlock):
    """A question for oneself with instant feedback; it is not marked and leaves no record."""

    question = blocks.CharBlock(label=_("Question"), max_length=400)
    options = blocks.ListBlock(CheckOptionBlock(), label=_("Answers"), min_num=2, max_num=6)

    class Meta:
        icon = "help"
        label = _("Check question")
        template = "courses/blocks/check_question.html"

    def clean(self, value):
        value = super().clean(value)
        if sum(option["is_correct"] for option in value["options"]) != 1:
            raise blocks.StructBlockValidationError(
                non_block_errors=[ValidationError(_("Mark exactly one answer as the right one."))]
            )
        return value


class LessonBody(blocks.StreamBlock):
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES, template="courses/blocks/text.html")
    image = ImageBlock()
    video = VideoBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    case_study = CaseStudyBlock()
    table = TableBlock()
    download = DownloadBlock()
    check_question = CheckQuestionBlock()

    class Meta:
        template = "courses/blocks/lesson.html"
