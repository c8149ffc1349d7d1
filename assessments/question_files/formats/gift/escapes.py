"""In GIFT a backslash takes the meaning from ~ = # { } : and from itself, and turns n into the end of a line."""

import re

from assessments.question_files.formats.letters import without_invisible

SIGNS = "~=#{}:\\"
HIDDEN = {sign: chr(0xE000 + ord(sign)) for sign in SIGNS} | {"n": "\ue00a"}
SHOWN = {hidden: "\n" if sign == "n" else sign for sign, hidden in HIDDEN.items()}
ESCAPED = re.compile(r"\\([~=#{}:\\n])")
TO_SHOW = re.compile("[\ue000-\ue0ff]")


def hide(text):
    """With escaped signs turned into private letters, so that the others can be looked for."""
    return ESCAPED.sub(lambda escaped: HIDDEN[escaped[1]], without_invisible(text))


def show(text):
    return TO_SHOW.sub(lambda hidden: SHOWN.get(hidden[0], ""), text)


def escape(text):
    """One line of GIFT which means `text`."""
    return re.sub(r"[~=#{}:\\]", r"\\\g<0>", text).replace("\n", "\\n")
