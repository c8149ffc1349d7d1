"""Where analyses join the rest of the site; called when the app is ready."""

from accounts.privacy.registry import leave_out_of_exports
from assessments.analysis import receivers
from assessments.analysis.signals import analysis_asked


def join():
    analysis_asked.connect(receivers.analyse)
    leave_out_of_exports(
        "assessments.AnalysisRun", reason="Who asked for it in a trainer's work; the result tells of no single person."
    )
