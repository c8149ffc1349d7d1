import datetime
import logging

from django.db import transaction
from django.db.models import F

from accounts import audit
from accounts.models import RetentionRule, RetentionRun
from accounts.privacy import registry

logger = logging.getLogger(__name__)

BATCH = 500


class TargetUnknown(Exception):
    """No app has registered what this rule is about."""


def rows_of(*, rule, at: datetime.datetime):
    """What the rule would touch at this moment."""
    target = registry.retention_target(rule.target)
    if target is None:
        raise TargetUnknown(rule.target)
    return target.find(at - datetime.timedelta(days=rule.days))


def days_kept(*, target: str) -> int:
    """By the version that is switched on; while none is, by the newest."""
    versions = RetentionRule.objects.filter(target=target)
    return versions.order_by(F("switched_on_at").desc(nulls_last=True), "-version").values_list("days", flat=True)[0]


@transaction.atomic
def switch_on(*, rule, officer, at: datetime.datetime) -> RetentionRule:
    """From the next night on the rule is applied, in place of an earlier version."""
    versions = RetentionRule.objects.select_for_update().filter(target=rule.target)
    rule = next(each for each in versions if each.pk == rule.pk)
    if rule.is_on:
        return rule
    versions.update(switched_on_at=None, switched_on_by=None)
    rule.switched_on_at, rule.switched_on_by = at, officer
    rule.save(update_fields=["switched_on_at", "switched_on_by"])
    audit.record("privacy.retention_switched_on", target=str(rule))
    return rule


@transaction.atomic
def switch_off(*, rule) -> RetentionRule:
    if RetentionRule.objects.filter(pk=rule.pk, switched_on_at__isnull=False).update(
        switched_on_at=None, switched_on_by=None
    ):
        audit.record("privacy.retention_switched_off", target=str(rule))
    rule.refresh_from_db()
    return rule


@transaction.atomic
def change_period(*, rule, days, basis) -> RetentionRule:
    """A changed rule is a new version, switched off until somebody has looked at its preview."""
    if (rule.days, rule.basis) == (days, basis):
        return rule
    latest = RetentionRule.objects.select_for_update().filter(target=rule.target).order_by("-version").first()
    changed = RetentionRule.objects.create(
        target=rule.target,
        version=latest.version + 1,
        name=rule.name,
        days=days,
        action=rule.action,
        basis=basis,
    )
    audit.record("privacy.retention_changed", target=str(changed), changes={"days": [rule.days, days]})
    return changed


def apply_rules(*, at: datetime.datetime) -> None:
    """Apply every rule that is switched on; rows of rules whose app is gone are left alone.

    A file that can't be deleted ends its own rule for this night, and none of the others.
    """
    for rule in RetentionRule.objects.filter(switched_on_at__isnull=False).order_by("target"):
        if registry.retention_target(rule.target):
            try:
                apply_rule(rule=rule, at=at)
            except OSError:
                logger.exception("The retention rule %s could not be applied to the end; the next night goes on.", rule)


def apply_rule(*, rule, at: datetime.datetime) -> RetentionRun:
    """In batches of their own transactions, so that a night cut short keeps what it did; the next one goes on."""
    run = RetentionRun.objects.create(rule=rule, started_at=at)
    target = registry.retention_target(rule.target)
    for keys in _batches(rows_of(rule=rule, at=at)):
        with transaction.atomic():
            target.apply(rows_of(rule=rule, at=at).filter(pk__in=keys), at)
            run.touched += len(keys)
            run.save(update_fields=["touched"])
    run.finished_at = at
    run.save(update_fields=["finished_at"])
    return run


def _batches(rows):
    keys = list(rows.order_by().values_list("pk", flat=True))
    return [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
