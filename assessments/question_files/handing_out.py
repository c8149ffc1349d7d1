"""The answer to somebody who asks for questions as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts import audit
from assessments.question_files.exporting import records_of
from assessments.question_files.reports import losses_of
from assessments.question_files.writing import FORMATS
from theme import csv_files


def answer_with_file(request, *, questions, format, is_confirmed):
    """The file; or first the page that names what the file will not hold, if there is any of it."""
    records = records_of(questions)
    written = FORMATS[format].write(records)
    lost = losses_of(records, written)
    if lost and not is_confirmed:
        context = {
            "lost": lost,
            "format": format,
            "format_label": FORMATS[format].label,
            "keys": questions.values_list("public_id", flat=True),
            "count": len(records),
            "is_empty": len(written.left_out) == len(records),
        }
        return render(request, "assessments/question_files/losses.html", context)
    return _file(request, records, written, FORMATS[format])


def _file(request, records, written, format_):
    # Whoever reads the file knows the keys, so the trail says who took it.
    audit.record("questions.exported", target=_target(records, format_))
    name = f"soal-{timezone.localdate():%Y-%m-%d}.{format_.ending}"
    return HttpResponse(written.data, content_type=format_.media_type, headers=csv_files.headers(name))


def _target(records, format_):
    codes = ", ".join(record.code for record in records[:5])
    return f"{len(records)} ({format_.label}): {codes}"
