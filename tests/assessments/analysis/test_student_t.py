import pytest

from assessments.analysis.figures.student_t import probability_within, t_quantile


@pytest.mark.parametrize(
    ("degrees", "critical"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (9, 2.262), (10, 2.228), (29, 2.045), (30, 2.042), (60, 2.000), (120, 1.980)],
)
def test_critical_values_are_those_of_the_printed_tables(degrees, critical):
    assert t_quantile(0.95, degrees) == pytest.approx(critical, abs=0.0005)


@pytest.mark.parametrize("degrees", [30, 31, 80])
def test_the_quick_formula_agrees_with_the_exact_one(degrees):
    assert probability_within(t_quantile(0.95, degrees), degrees) == pytest.approx(0.95, abs=1e-6)
