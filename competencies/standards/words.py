"""Where a standard stands, and whom a line is meant for, in words."""

from django.utils.translation import gettext as _


def state_of(standard, on):
    """(words, tone of the badge)"""
    if not standard.is_published:
        return _("draft"), ""
    if standard.valid_from > on:
        return _("begins later"), "info"
    if standard.is_over(on):
        return _("ended"), "warning"
    return _("in force"), "success"


def positions_of(line):
    """A StandardLine or a LearningPath: "Pranata Komputer (JF Ahli Muda)", "Pengawas" or everybody."""
    kind = line.position_kind.name if line.position_kind_id else ""
    if line.position_title:
        return f"{line.position_title} ({kind})" if kind else line.position_title
    return kind or _("every position")
