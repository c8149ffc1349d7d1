"""How many workers are at one batch. Only for economy: the work itself may be done twice at once."""

from uuid import uuid4

from django.core.cache import cache

HANDS = 2
# Without a sign of life for so long a hand counts as dead, and the sweep begins with another.
SILENCE = 30


def begin(batch_id):
    """(hand, token) of those that were free and now are at work."""
    tokens = [(hand, uuid4().hex) for hand in range(HANDS)]
    return [(hand, token) for hand, token in tokens if cache.add(_key(batch_id, hand), token, SILENCE)]


def is_still_at_work(batch_id, hand, token):
    """Not if it was taken for dead and another has begun in its place."""
    return cache.get(_key(batch_id, hand), token) == token


def goes_on(batch_id, hand, token):
    cache.set(_key(batch_id, hand), token, SILENCE)


def is_free(batch_id, hand):
    cache.delete(_key(batch_id, hand))


def _key(batch_id, hand):
    return f"issuing.hand.{batch_id}.{hand}"
