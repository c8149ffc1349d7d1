from .learning import Cohort, Enrolment, StepCompletion
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
]
