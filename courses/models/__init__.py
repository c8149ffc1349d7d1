from .assignments import TrainingAssignment
from .learning import Cohort, Enrolment, StepCompletion
from .news import TrainingNews, TrainingNewsMail
from .pages import CourseCompetency, CourseIndexPage, CoursePage, LessonPage, ModulePage
from .steps import CourseStep
from .versions import CourseVersion

__all__ = [
    "Cohort",
    "CourseCompetency",
    "CourseIndexPage",
    "CoursePage",
    "CourseStep",
    "CourseVersion",
    "Enrolment",
    "LessonPage",
    "ModulePage",
    "StepCompletion",
    "TrainingAssignment",
    "TrainingNews",
    "TrainingNewsMail",
]
