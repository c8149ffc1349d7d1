"""The notation in which gaps stand inside a text: {1:MULTICHOICE:=Jakarta#Right~Surabaya}, {2:NUMERICAL:=1945:0}.

Answers stand behind one another with ~; = or %50% before one says what it earns; # begins its feedback; a backslash
takes its meaning from one of these signs.
"""

import re
from decimal import Decimal
from html import escape

from assessments.question_files.formats import building, markup
from assessments.question_files.formats.letters import without_invisible
from assessments.question_files.formats.records import QuestionRefused, note

KINDS = dict.fromkeys(("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"), "text")
KINDS |= dict.fromkeys(("NUMERICAL", "NM"), "number")
KINDS |= dict.fromkeys(("MULTICHOICE", "MC", "MULTICHOICE_S", "MCS", "MULTICHOICE_V", "MCV"), "choice")
KINDS |= dict.fromkeys(("MULTICHOICE_VS", "MCVS", "MULTICHOICE_H", "MCH", "MULTICHOICE_HS", "MCHS"), "choice")
KINDS |= dict.fromkeys(["MULTIRESPONSE", "MR", "MULTIRESPONSE_H", "MRH", "MULTIRESPONSE_S", "MRS"], "several")
KINDS |= dict.fromkeys(["MULTIRESPONSE_HS", "MRHS"], "several")
EXACT = {"SHORTANSWER_C", "SAC", "MWC"}
HEAD = re.compile(r"\{([0-9]{0,3}):([A-Z_]{2,20}):")
# An entity such as &#39; keeps its #.
SIGN = re.compile(r"\\.|&#(?:[0-9]{1,7}|x[0-9a-f]{1,6});|[~#}]", re.DOTALL | re.IGNORECASE)
GRADE = re.compile(r"=|%(-?[0-9]{1,3}(?:\.[0-9]{1,7})?)%")
ESCAPED = re.compile(r'\\([~#}{\\"])')
TO_ESCAPE = re.compile(r"[~#}]|\\(?=[~#}{\\\"]|$)")
# Private letters, which `markup` never takes from a file, keep the place of a gap while the text is cleaned.
PLACE = re.compile("\ue000([0-9]+)\ue001")
FULL = Decimal(100)
MOST_GAPS = 50


def read(html, losses):
    """({"parts", "gaps"} of the text, the Cleaner of it). Raises QuestionRefused for what nobody can fill in."""
    pieces, gaps, place = [], [], 0
    while head := HEAD.search(html, place):
        pieces.append(html[place : head.start()])
        if head[2] not in KINDS:
            pieces.append(head[0])
            place = head.end()
            continue
        answers, place = _answers(html, head.end())
        gaps.append(_gap(len(gaps) + 1, head, answers, losses))
        pieces.append((len(gaps),))
    pieces.append(html[place:])
    return with_gaps(pieces, gaps)


def with_gaps(pieces, gaps):
    """`pieces`: HTML, or the number of a gap as a tuple of one. The whole is cleaned before it is parted again."""
    if len(gaps) > MOST_GAPS:
        raise QuestionRefused("too_many_gaps", limit=MOST_GAPS)
    whole = "".join(
        f"\ue000{piece[0]}\ue001" if isinstance(piece, tuple) else without_invisible(piece) for piece in pieces
    )
    cleaner = markup.clean_marked(whole)
    found = PLACE.split(cleaner.html)
    if sorted(map(int, found[1::2])) != list(range(1, len(gaps) + 1)):
        raise QuestionRefused("gap_in_lost_place")
    parts = [{"gap": f"g{each}"} if place % 2 else each for place, each in enumerate(found) if each]
    return building.fill_in(parts, gaps), cleaner


def _answers(html, start):
    """([(grade, answer, feedback)], where the text goes on)."""
    answers, current, begin, place = [], ["", None], start, start
    while sign := SIGN.search(html, place):
        place = sign.end()
        if sign[0] not in ("~", "#", "}"):
            continue
        piece = html[begin : sign.start()]
        if sign[0] == "#" and current[1] is None:
            current = [piece, ""]
        elif sign[0] == "#":
            continue
        else:
            answers.append((piece, "") if current[1] is None else (current[0], piece))
            current = ["", None]
        begin = place
        if sign[0] == "}":
            return [_answer(*each) for each in answers], place
    raise QuestionRefused("gap_without_end")


def _answer(text, feedback):
    grade = GRADE.match(text.strip())
    value = Decimal(0) if not grade else Decimal(grade[1]) if grade[1] else FULL
    answer = text.strip()[grade.end() :] if grade else text
    return max(-FULL, min(FULL, value)), _plain(answer), _plain(feedback)


def _plain(text):
    return markup.line(ESCAPED.sub(r"\1", text))


def _gap(number, head, answers, losses):
    kind = KINDS[head[2]]
    gap = {"id": f"g{number}", "kind": kind, "weight": max(1, int(head[1] or 1))}
    if kind == "several":
        raise QuestionRefused("gap_of_several")
    if any(answer == "" for _grade, answer, _feedback in answers):
        raise QuestionRefused("gap_with_empty_answer")
    if kind == "number":
        return gap | {"accepted": building.accepted_numbers([_number(each) for each in answers], losses)}
    graded = [(answer, grade, feedback) for grade, answer, feedback in answers]
    if kind == "choice":
        return gap | {"options": building.gap_options(graded, losses)}
    if head[2] in EXACT:
        gap["is_case_sensitive"] = True
    return gap | {"accepted": building.accepted_texts(graded, losses)}


def _number(answer):
    grade, text, feedback = answer
    value, _colon, tolerance = text.partition(":")
    return value.strip(), tolerance.strip() or "0", grade, feedback


def write(content, losses):
    """The text of a fill-in with its gaps in this notation."""
    gaps = {gap["id"]: gap for gap in content["gaps"]}
    return "".join(
        HEAD.sub(_without_meaning, part) if isinstance(part, str) else _written(gaps[part["gap"]], losses)
        for part in content["parts"]
    )


def _without_meaning(head):
    return f"&#123;{head[0][1:]}"


def _written(gap, losses):
    if gap["kind"] == "choice":
        name, answers = "MULTICHOICE", [(each["share"], each["text"], each) for each in gap["options"]]
    elif gap["kind"] == "number":
        if gap.get("units"):
            note(losses, "units")
        name = "NUMERICAL"
        answers = [(each["share"], f"{each['value']}:{each.get('tolerance') or 0}", each) for each in gap["accepted"]]
    else:
        name = "SHORTANSWER_C" if gap.get("is_case_sensitive") else "SHORTANSWER"
        answers = [(each["share"], each["text"], each) for each in gap["accepted"]]
    written = "~".join(_written_answer(share, text, each.get("feedback")) for share, text, each in answers)
    return f"{{{gap.get('weight') or 1}:{name}:{written}}}"


def _written_answer(share, text, feedback):
    grade = "=" if share == 100 else f"%{share}%"
    return f"{grade}{_escaped(text)}" + (f"#{_escaped(feedback)}" if feedback else "")


def _escaped(text):
    # First for this notation, then as HTML, whose entities hold signs of the notation but no bare ones.
    return escape(TO_ESCAPE.sub(r"\\\g<0>", text), quote=False)
