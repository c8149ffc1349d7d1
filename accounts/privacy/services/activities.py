import datetime

from django.db import transaction

from accounts import audit
from accounts.models import ProcessingActivity


@transaction.atomic
def change_activity(*, activity, categories, at: datetime.datetime, **facts) -> ProcessingActivity:
    """Correct a line of the record; each change counts its version up."""
    activity = ProcessingActivity.objects.select_for_update().get(pk=activity.pk)
    changes = {
        name: [getattr(activity, name), value] for name, value in facts.items() if getattr(activity, name) != value
    }
    before, after = sorted(each.code for each in activity.categories.all()), sorted(each.code for each in categories)
    if before != after:
        changes["categories"] = [before, after]
    if not changes:
        return activity
    for name, value in facts.items():
        setattr(activity, name, value)
    activity.version += 1
    activity.updated_at = at
    activity.save()
    activity.categories.set(categories)
    audit.record("privacy.activity_changed", target=activity.name, changes=changes)
    return activity
