from django.db import migrations

# Names that the review starts with; an administrator may change them.
WORKFLOW = "Telaah soal"
TASK = "Telaah oleh pengajar lain"


def begin_reviews(apps, schema_editor):
    """Trainers may send a question to the other trainers of its bank, unless the site has a workflow for questions."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    # On a new database nothing has asked for these before.
    question, _ = content_types.get_or_create(app_label="assessments", model="question")
    review, _ = content_types.get_or_create(app_label="assessments", model="bankreview")
    assigned = apps.get_model("wagtailcore", "WorkflowContentType").objects
    if assigned.filter(content_type=question).exists():
        return
    task = apps.get_model("assessments", "BankReview").objects.create(name=TASK, content_type=review, active=True)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=WORKFLOW, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    assigned.create(content_type=question, workflow=workflow)


def end_reviews(apps, schema_editor):
    tasks = apps.get_model("assessments", "BankReview").objects.all()
    apps.get_model("wagtailcore", "Workflow").objects.filter(workflow_tasks__task__in=tasks.values("pk")).delete()
    tasks.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0005_richer_questions_and_quizzes"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(begin_reviews, end_reviews)]
