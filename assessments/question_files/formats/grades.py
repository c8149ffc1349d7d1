"""Shares of the points, which files write in per cent as Moodle's list of grades has them and content as whole
per cents."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from assessments.question_files.formats.records import QuestionRefused

# Moodle knows no other grades and refuses a file that has one, so that a slip of the hand is found.
WHOLE = [100, 90, 80, 75, 70, 60, 50, 40, 30, 25, 20, 10, 5, 0]
PARTS = [Decimal(100 * upper) / lower for upper, lower in [(5, 6), (2, 3), (1, 3), (1, 6), (1, 7), (1, 8), (1, 9)]]
GRADES = sorted([*map(Decimal, WHOLE), *PARTS])
CLOSE_ENOUGH = Decimal("0.001")


def read_grade(text):
    """The grade that `text` means, per cent. Raises QuestionRefused."""
    try:
        value = Decimal(text.strip())
        if value.is_finite():
            size = next(grade for grade in GRADES if abs(grade - abs(value)) <= CLOSE_ENOUGH)
            return size.copy_sign(value)
    except (InvalidOperation, StopIteration):
        pass
    raise QuestionRefused("invalid_grade", grade=text.strip()[:20])


def write_grade(percent):
    """Moodle's grade next to `percent`."""
    nearest = min(GRADES, key=lambda grade: abs(grade - abs(percent)))
    text = f"{nearest:.5f}".rstrip("0").rstrip(".")
    return f"-{text}" if percent < 0 and nearest else text


def whole(grade):
    return int(grade.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def whole_weights(grades):
    """Whole per cents of which the positive ones make 100 again, as they did before they were rounded."""
    rounded = [whole(grade) for grade in grades]
    earning = [place for place, grade in enumerate(grades) if grade > 0]
    missing = 100 - sum(rounded[place] for place in earning)
    for place in earning[: abs(missing)]:
        rounded[place] += 1 if missing > 0 else -1
    return rounded
