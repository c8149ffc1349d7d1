"""Worked examples that others have published."""

from math import sqrt

import pytest

from assessments.analysis.figures.reliability import reliability
from assessments.analysis.paired_gain import paired_gain
from tests.assessments.analysis.answers import columns_of, sheet_of

# Wuensch, "The Kuder-Richardson 20", East Carolina University (core.ecu.edu/wuenschk/StatHelp/KR20.txt).
TEN_STUDENTS = [
    "1111110110",
    "1011011101",
    "1111011001",
    "0010001000",
    "0000010010",
    "1110111111",
    "1101110111",
    "1111111101",
    "0101111101",
    "1101101110",
]
# The tau-equivalent example of the Wikipedia article on Cronbach's alpha, with the values StatsBase.jl documents.
TAU_EQUIVALENT = [[10, 6, 6, 6], [6, 11, 6, 6], [6, 6, 12, 6], [6, 6, 6, 13]]
# Lakens (2013), Frontiers in Psychology 4, 863, table 1: ten people on two films, the second seen as "before".
TWO_FILMS = list(zip([9, 6, 7, 8, 7, 9, 8, 8, 8, 7], [9, 7, 8, 9, 8, 9, 9, 10, 9, 9], strict=True))
# Student (1908), "The probable error of a mean", Biometrika 6, 1-25: hours of sleep won with two medicines.
FIRST_MEDICINE = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND_MEDICINE = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_kr_20_of_wuenschs_ten_students():
    columns = columns_of([list(map(int, row)) for row in TEN_STUDENTS])

    sheet = sheet_of(columns)

    assert sheet.earned == [8, 7, 7, 2, 2, 9, 8, 9, 7, 7]
    assert [sum(column.shares) / 10 for column in columns] == [0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6]
    # The file has the sum of p * q, 2.18, and the variance of the totals, 5.84.
    assert reliability(columns, 10).alpha == pytest.approx(10 / 9 * (1 - 2.18 / 5.84), abs=1e-12)


def test_alpha_if_dropped_of_the_tau_equivalent_example():
    columns = columns_of(rows_with_covariances(TAU_EQUIVALENT))

    found = reliability(columns, columns[0].seen)

    assert found.alpha == pytest.approx(0.8136, abs=5e-5)
    assert found.if_dropped == [pytest.approx(value, abs=5e-5) for value in (0.7500, 0.7606, 0.7714, 0.7826)]


def test_effect_sizes_of_lakens_two_films():
    gain = paired_gain(TWO_FILMS)

    assert (gain.pre, gain.post, gain.difference) == pytest.approx((7.7, 8.7, 1.0))
    assert (gain.d_z, gain.d_av) == pytest.approx((1.50, 1.13), abs=0.005)
    assert (gain.low, gain.high) == pytest.approx((0.52, 1.48), abs=0.005)


def test_the_confidence_interval_of_students_sleep_data():
    gain = paired_gain(list(zip(FIRST_MEDICINE, SECOND_MEDICINE, strict=True)))

    # As R prints it for t.test(extra ~ group, data = sleep, paired = TRUE); t is d_z times the root of n.
    assert (gain.low, gain.high) == pytest.approx((0.7001142, 2.4598858), abs=1e-6)
    assert gain.d_z * sqrt(10) == pytest.approx(4.0621, abs=5e-5)


def rows_with_covariances(matrix):
    """Answers with covariances in proportion to `matrix`: mirrored pairs along the columns of its Cholesky root."""
    root = cholesky(matrix)
    columns = list(zip(*root, strict=True))
    return [[sign * value for value in column] for column in columns for sign in (1, -1)]


def cholesky(matrix):
    root = [[0.0] * len(matrix) for _ in matrix]
    for row, values in enumerate(matrix):
        for place in range(row + 1):
            rest = values[place] - sum(root[row][each] * root[place][each] for each in range(place))
            root[row][place] = sqrt(rest) if row == place else rest / root[place][place]
    return root
