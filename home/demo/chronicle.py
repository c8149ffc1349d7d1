"""Things that happened over the years, done in the order in which they are said to have happened.

Numbers count on and logs are added to, so what was recorded later must also be later.
"""


class Chronicle:
    def __init__(self):
        self.acts = []

    def add(self, at, act, **facts):
        """`act` is called with `at` and the facts. Of those of one moment, the first added comes first."""
        self.acts.append((at, act, facts))

    def unfold(self):
        for at, act, facts in sorted(self.acts, key=lambda each: each[0]):
            act(at=at, **facts)
