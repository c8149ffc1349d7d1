"""The rows of the matrix, by topic. A module has RULES, and `prepare(world)` if its rows need things of their own."""

from tests.access.rules import audit, entering, imports, kiosk, organisation, people, privacy, roles, site

TOPICS = [site, audit, entering, imports, kiosk, organisation, people, privacy, roles]
RULES = {name: rule for topic in TOPICS for name, rule in topic.RULES.items()}


def prepare(world):
    for topic in TOPICS:
        if hasattr(topic, "prepare"):
            topic.prepare(world)
