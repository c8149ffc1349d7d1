"""The result of an analysis as it is kept: plain JSON, in which nothing tells of a single person.

{"items_per_attempt", "alpha", "standard_error", "passed", "scores": {…} or null, "unseen": {"number", "of"} or null,
"items": [{"id", "code", "stem", "kind", "versions", "points", "seen", …figures, "choices": [{"text", …}]}],
"gain": {"whole", "cohorts": [{"name", "gain"}], "competencies": [{"name": {"id", "en"}, "gain"}]} or null}

Shares are 0 to 1, scores and their spreads are out of 100.
"""

from dataclasses import asdict
from html import unescape

from django.utils.html import strip_tags

from assessments.analysis.paired_gain import gains_of
from assessments.analysis.question_facts import earns, in_words

DIGITS = 4
LONGEST_STEM = 300
GAIN_WORDS = ("is_sure", "band", "effect")


def result(analysis, questions, *, passed=None, unseen=None, pairs=None):
    return rounded(
        {
            "items_per_attempt": analysis.items_per_attempt,
            "alpha": analysis.alpha,
            "standard_error": analysis.standard_error,
            "passed": passed if analysis.is_enough else None,
            "scores": asdict(analysis.scores) if analysis.is_enough else None,
            "unseen": unseen,
            "items": [_item(item, questions.by_key[item.key]) for item in analysis.items],
            "gain": pairs and _gains(pairs),
        }
    )


def rounded(value):
    """Every number within, to what anybody can read; the figures of one quiz then take some ten kilobytes."""
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(each) for each in value]
    return value


def _item(item, question):
    content, figures = question.content, item.figures
    told = {
        "id": question.public_id,
        "code": question.code,
        "stem": plain(content["stem"])[:LONGEST_STEM],
        "kind": content["kind"],
        "versions": sorted(question.versions),
        "points": question.points,
        "seen": item.seen,
        "figures": None,
        "flags": list(item.flags),
    }
    if figures is not None:
        told["figures"] = {
            **asdict(figures),
            "discrimination": figures.discrimination,
            "band": figures.band,
            "alpha_if_dropped": item.alpha_if_dropped,
            "choices": [_choice(choice, content) for choice in figures.choices],
        }
    return told


def _choice(choice, content):
    """What was typed, or was offered by another version, says itself whether it is right."""
    own_words = "accepted" in content
    return {
        **asdict(choice),
        "text": choice.key if own_words else in_words(content, choice.key),
        "is_right": choice.is_right or (not choice.is_offered and earns(content, choice.key)),
    }


def _gains(pairs):
    whole = gains_of({"whole": pairs.whole})["whole"]
    cohorts, competencies = gains_of(pairs.by_cohort), gains_of(pairs.by_competency)
    return {
        "whole": _gain(whole),
        "cohorts": [{"name": name, "gain": _gain(gain)} for (name, _key), gain in sorted(cohorts.items())],
        "competencies": [
            {"name": {"id": name_id, "en": name_en}, "gain": _gain(gain)}
            for (name_id, name_en), gain in competencies.items()
        ],
    }


def _gain(gain):
    return gain and {**asdict(gain), **{word: getattr(gain, word) for word in GAIN_WORDS}}


def plain(html):
    return " ".join(unescape(strip_tags(html)).split())
