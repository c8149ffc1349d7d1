"""Which of many texts a text reads like. Every run of words knows its texts, so that thousands are compared at once."""

from collections import Counter, defaultdict

from assessments.bank.similarity import ALIKE, shingles

MOST = 3


class KnownTexts:
    def __init__(self):
        self._sizes = {}
        self._holders = defaultdict(list)

    def add(self, key, html):
        runs = shingles(html)
        self._sizes[key] = len(runs)
        for run in runs:
            self._holders[run].append(key)

    def like(self, html):
        """The keys of the texts that read like this one, the most alike first."""
        runs = shingles(html)
        shared = Counter(key for run in runs for key in self._holders.get(run, ()))
        shares = {key: number / (len(runs) + self._sizes[key] - number) for key, number in shared.items()}
        alike = [key for key, share in shares.items() if share >= ALIKE]
        return sorted(alike, key=lambda key: -shares[key])[:MOST]
