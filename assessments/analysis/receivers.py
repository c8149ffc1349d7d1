from assessments.analysis import tasks
from theme.receivers import nudge


def analyse(sender, run_id, **kwargs):
    nudge(tasks.analyse_quiz, run_id=run_id)
