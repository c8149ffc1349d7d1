from collections import defaultdict

from django.db import migrations
from django.db.models import Q
from django.utils import timezone


def keep_what_is_in_use(apps, schema_editor):
    """Until now every trainer used every bank. Those go on who teach a course whose quizzes draw from it, or, where
    there is nobody such, the trainers who wrote it."""
    now = timezone.now()
    held = apps.get_model("accounts", "RoleAssignment").objects.filter(
        Q(ended_at=None) | Q(ended_at__gt=now), role="trainer"
    )
    teachers = of_courses(apps, held)
    for bank in apps.get_model("assessments", "QuestionBank").objects.filter(memberships=None):
        trainers = teachers[bank.pk] or writers(apps, held, bank)
        for trainer in sorted(trainers):
            bank.memberships.create(trainer_id=trainer, since=now)


def of_courses(apps, held):
    """{bank: the people who teach a course whose quizzes draw from it}"""
    teaching = defaultdict(set)
    for course, person in held.exclude(course_key=None).values_list("course_key", "user_id"):
        teaching[course].add(person)
    courses = dict(apps.get_model("courses", "CoursePage").objects.values_list("path", "translation_key"))
    drawn = apps.get_model("assessments", "QuizQuestion").objects.values_list("question__bank", "page__path").distinct()
    found = defaultdict(set)
    for bank, path in drawn:
        # A step of a path has four characters.
        above = (path[:length] for length in range(4, len(path), 4))
        for course in (courses[each] for each in above if each in courses):
            found[bank] |= teaching[course]
    return found


def writers(apps, held, bank):
    entries = apps.get_model("wagtailcore", "ModelLogEntry").objects.filter(action="wagtail.create")
    questions = [str(key) for key in bank.questions.values_list("pk", flat=True)]
    by_log = Q(content_type__model="questionbank", object_id=str(bank.pk)) | Q(
        content_type__model="question", object_id__in=questions
    )
    wrote = entries.filter(by_log, content_type__app_label="assessments").values_list("user_id", flat=True)
    return set(held.filter(user__in=list(wrote)).values_list("user_id", flat=True))


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0003_bank_trainers"),
        ("accounts", "0006_roles_with_scope"),
        ("courses", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(keep_what_is_in_use, migrations.RunPython.noop)]
