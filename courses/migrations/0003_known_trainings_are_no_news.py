from django.db import migrations
from django.utils import timezone


def mark_known(apps, schema_editor):
    """What is open already on a running site is no news on the day that the site learns to tell of it."""
    now = timezone.now()
    TrainingNews = apps.get_model("courses", "TrainingNews")
    titles = dict(
        apps.get_model("courses", "CourseVersion").objects.order_by("number").values_list("course_key", "title")
    )
    opened = apps.get_model("courses", "Cohort").objects.filter(opens_at__lte=now)
    for key in set(opened.values_list("course_key", flat=True)):
        TrainingNews.objects.get_or_create(
            course_key=key, defaults={"title": titles.get(key, ""), "begun_at": now, "finished_at": now}
        )


class Migration(migrations.Migration):
    dependencies = [("courses", "0002_training_news")]

    operations = [migrations.RunPython(mark_known, migrations.RunPython.noop)]
