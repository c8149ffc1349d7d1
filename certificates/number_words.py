"""Whole numbers from 0 to 999,999 in Indonesian words, as official letters repeat them: "20 (dua puluh)"."""

DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def in_words(number):
    if not 0 <= number <= 999_999:
        raise ValueError(f"{number} is not between 0 and 999,999.")
    if number == 0:
        return DIGITS[0]
    thousands, rest = divmod(number, 1000)
    return " ".join(filter(None, [_thousands(thousands), _below_thousand(rest)]))


def _thousands(count):
    return {0: "", 1: "seribu"}.get(count, f"{_below_thousand(count)} ribu")


def _below_thousand(number):
    hundreds, rest = divmod(number, 100)
    return " ".join(filter(None, [_hundreds(hundreds), _below_hundred(rest)]))


def _hundreds(count):
    return {0: "", 1: "seratus"}.get(count, f"{DIGITS[count]} ratus")


def _below_hundred(number):
    tens, ones = divmod(number, 10)
    if number == 0:
        return ""
    if number < 10:
        return DIGITS[number]
    if number == 10:
        return "sepuluh"
    if number == 11:
        return "sebelas"
    if tens == 1:
        return f"{DIGITS[ones]} belas"
    return f"{DIGITS[tens]} puluh" + (f" {DIGITS[ones]}" if ones else "")
