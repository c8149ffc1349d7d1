"""What a group learnt between the pre-test and the post-test, from the pairs of scores of the same people.

Normalised gain: of the means, (post - pre) / (100 - pre), with Hake's bands from 0.3 and 0.7 (Hake 1998, American
Journal of Physics 66, 64-74).
Effect sizes: d_z = mean difference / SD of the differences (Cohen 1988, "Statistical Power Analysis", section 2.3.5) is
what a paired test sees; d_av = mean difference / mean of both SDs (Cumming 2012; Lakens 2013, Frontiers in Psychology
4, 863) can be compared with studies that had two groups. Cohen's bands 0.2, 0.5 and 0.8 are read with d_av.
Confidence interval: of the mean difference, by Student's t with n - 1 degrees of freedom.
"""

from dataclasses import dataclass
from math import sqrt

from assessments.analysis.figures.moments import NOTHING, mean, standard_deviation
from assessments.analysis.figures.student_t import t_quantile

CONFIDENCE = 0.95
# A mean of fewer people shows the single person.
LEAST_PEOPLE = 5
HAKE_BANDS = ((0.7, "high"), (0.3, "medium"))
COHEN_BANDS = ((0.8, "large"), (0.5, "medium"), (0.2, "small"))


@dataclass(frozen=True)
class PairedGain:
    people: int
    pre: float
    post: float
    difference: float
    low: float  # of the confidence interval of the difference
    high: float
    normalised: float | None  # None: full marks at the start
    d_z: float | None  # None: everybody changed alike
    d_av: float | None

    @property
    def is_sure(self):
        """Whether the interval leaves 0 out, so that the direction is known."""
        return self.low > 0 or self.high < 0

    @property
    def band(self):
        """Hake's, for a group that did not lose."""
        if self.normalised is None or self.difference <= 0:
            return "none"
        return _band(HAKE_BANDS, self.normalised, "low")

    @property
    def effect(self):
        return "unknown" if self.d_av is None else _band(COHEN_BANDS, abs(self.d_av), "negligible")


def paired_gain(pairs):
    """`pairs` are (score before, score after) out of 100, at least two of them."""
    before, after = [pre for pre, _post in pairs], [post for _pre, post in pairs]
    changes = [post - pre for pre, post in pairs]
    pre, difference = mean(before), mean(changes)
    spread = standard_deviation(changes)
    margin = t_quantile(CONFIDENCE, len(pairs) - 1) * spread / sqrt(len(pairs))
    return PairedGain(
        people=len(pairs),
        pre=pre,
        post=mean(after),
        difference=difference,
        low=difference - margin,
        high=difference + margin,
        normalised=_ratio(difference, 100 - pre),
        d_z=_ratio(difference, spread),
        d_av=_ratio(difference, (standard_deviation(before) + standard_deviation(after)) / 2),
    )


def gains_of(slices):
    """{slice: PairedGain or None} for {slice: pairs}; None where the slice is too small to be shown.

    Where one slice is hidden, the smallest other is hidden with it: otherwise the whole minus the rest would tell it.
    """
    hidden = {key for key, pairs in slices.items() if len(pairs) < LEAST_PEOPLE}
    if _number_in(slices, hidden) in range(1, LEAST_PEOPLE):
        shown = {key: pairs for key, pairs in slices.items() if key not in hidden}
        hidden |= set(sorted(shown, key=lambda key: len(shown[key]))[:1])
    return {key: None if key in hidden else paired_gain(pairs) for key, pairs in slices.items()}


def _number_in(slices, keys):
    return sum(len(slices[key]) for key in keys)


def _ratio(value, of):
    return value / of if of > NOTHING else None


def _band(bands, value, otherwise):
    return next((name for least, name in bands if value >= least), otherwise)
