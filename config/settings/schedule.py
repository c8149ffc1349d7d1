"""What the scheduler asks of the worker, and how often. In seconds, or at an hour of the site's own zone."""

from celery.schedules import crontab

CELERY_BEAT_SCHEDULE = {
    "continue-imports": {
        "task": "accounts.imports.tasks.continue_imports",
        "schedule": 60.0,
    },
    "apply-role-times": {
        "task": "accounts.roles.tasks.apply_role_times",
        "schedule": 120.0,
    },
    # A day begins at midnight; an hour later every change planned for it has been made.
    "apply-due-unit-changes": {
        "task": "accounts.organisation.tasks.apply_due_unit_changes",
        "schedule": 3600.0,
    },
    "finish-privacy-work": {
        "task": "accounts.privacy.tasks.finish_what_was_left",
        "schedule": 300.0,
    },
    "apply-retention-rules": {
        "task": "accounts.privacy.tasks.apply_retention_rules",
        "schedule": crontab(hour=2, minute=30),
    },
    "seal-audit-trail": {
        "task": "accounts.audit.tasks.seal_audit_trail",
        "schedule": 60.0,
    },
    "issue-due-certificates": {
        "task": "certificates.issuing.tasks.issue_due_certificates",
        "schedule": 60.0,
    },
    "continue-batches": {
        "task": "certificates.issuing.tasks.continue_batches",
        "schedule": 60.0,
    },
    # Each list anew once a day; more often only to catch up with what a missing key has left.
    "refresh-status-lists": {
        "task": "certificates.credentials.tasks.refresh_status_lists",
        "schedule": 600.0,
    },
    # In the morning, when mail is read; a day that was missed is made good on the next.
    "send-expiry-reminders": {
        "task": "certificates.life.tasks.send_expiry_reminders",
        "schedule": crontab(hour=7, minute=30),
    },
    "tidy-up-sealing": {
        "task": "certificates.sealing.tasks.tidy_up_sealing",
        "schedule": 300.0,
    },
    # So long may pass until a change of the register could no longer go unnoticed.
    "publish-register-head": {
        "task": "certificates.register.tasks.publish_register_head",
        "schedule": crontab(minute=7),
    },
    # Cycles of superiors and peers end at midnight; those who are asked hear of it soon after it is asked.
    "tend-assessments": {
        "task": "competencies.assessing.tasks.tend_assessments",
        "schedule": 600.0,
    },
    # The gap map shows a change within a minute.
    "refresh-standings": {
        "task": "competencies.standing.tasks.refresh_standings",
        "schedule": 30.0,
    },
    "continue-recomputations": {
        "task": "competencies.standing.tasks.continue_recomputations",
        "schedule": 60.0,
    },
    "recompute-competencies": {
        "task": "competencies.standing.tasks.recompute_all",
        "schedule": crontab(hour=3, minute=10),
    },
    # A lost nudge is made good; who was told already is not told again.
    "mail-forgotten-claim-decisions": {
        "task": "competencies.claims.tasks.mail_forgotten_decisions",
        "schedule": 1800.0,
    },
    "close-expired-attempts": {
        "task": "assessments.tasks.close_expired_attempts",
        "schedule": 60.0,
    },
    "continue-analyses": {
        "task": "assessments.analysis.tasks.continue_analyses",
        "schedule": 60.0,
    },
    "send-activation-links": {
        "task": "accounts.entering.tasks.send_invitations",
        "schedule": 60.0,
    },
    "send-training-news": {
        "task": "courses.tasks.send_training_news",
        "schedule": 600.0,
    },
    "publish-scheduled-pages": {
        "task": "courses.tasks.publish_scheduled_pages",
        "schedule": 60.0,
    },
}
