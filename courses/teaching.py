"""Who teaches what: whoever makes a course is its trainer, and the roles page finds courses by their code."""

from accounts.course_directory import Course
from accounts.models import RoleAssignment
from accounts.powers import Power
from accounts.services import grant_role
from courses.models import CoursePage


def may_begin_courses(user):
    """Trainers for the whole site or a unit begin courses; trainers of single courses were asked to help in those."""
    trainer = RoleAssignment.Role.TRAINER
    return any(held.role == trainer and held.course_key is None for held in user.held_assignments)


def may_read(user, course_path):
    """Trainers read the lessons of their own courses without being enrolled, administrators those of all."""
    if not user.is_authenticated:
        return False
    return user.is_superuser or (user.is_staff and taught_by(user).filter(path=course_path).exists())


def make_trainer_of(*, course, user, reason="", at):
    """Whoever made a course owns it. Administrators reach every course as it is."""
    return grant_role(
        user=user,
        role=RoleAssignment.Role.TRAINER,
        course_key=course.translation_key,
        course_title=course.title,
        reason=reason,
        at=at,
    )


def taught_by(user):
    """The pages of the courses that this person is a trainer of."""
    return CoursePage.objects.filter(translation_key__in=user.courses_with(Power.TEACH))


def own_courses(user):
    """The courses that this person decides on: those taught; all for an administrator."""
    return CoursePage.objects.all() if user.is_superuser else taught_by(user)


def find_courses(*, codes=None, keys=None):
    found = {"code__in": codes} if keys is None else {"translation_key__in": keys}
    rows = CoursePage.objects.filter(**found, alias_of=None).values_list("translation_key", "code", "title")
    return [Course(*row) for row in rows.order_by("code")]
