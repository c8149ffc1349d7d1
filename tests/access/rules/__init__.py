"""The rows of the matrix, by topic. A module has RULES, and `prepare(world)` if its rows need things of their own."""

from tests.access.rules import (
    analysis,
    attempts,
    audit,
    bank,
    certificates_credentials,
    certificates_issuing,
    certificates_keys,
    certificates_life,
    certificates_offline,
    certificates_register,
    certificates_sealing,
    certificates_verifying,
    certificates_wallet,
    entering,
    handed_in,
    imports,
    kiosk,
    marking,
    organisation,
    people,
    privacy,
    question_files,
    quizzes,
    regrading,
    roles,
    site,
)

TOPICS = [
    site,
    analysis,
    attempts,
    audit,
    bank,
    certificates_credentials,
    certificates_issuing,
    certificates_keys,
    certificates_life,
    certificates_offline,
    certificates_register,
    certificates_sealing,
    certificates_verifying,
    certificates_wallet,
    entering,
    handed_in,
    imports,
    kiosk,
    marking,
    organisation,
    people,
    privacy,
    question_files,
    quizzes,
    regrading,
    roles,
]
RULES = {name: rule for topic in TOPICS for name, rule in topic.RULES.items()}


def prepare(world):
    for topic in TOPICS:
        if hasattr(topic, "prepare"):
            topic.prepare(world)
