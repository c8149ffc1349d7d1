"""What people say of themselves, and what single peers said, is read by this part alone: by no page for officers, no
export and nothing that prepares levels.
"""

import re

from tests.architecture.project import ROOMS, ROOT, files

KNOWN = ("competencies/assessing/", "competencies/models/", "competencies/migrations/")
OWN = re.compile(r"\b(SelfAssessment|SelfAnswer)\b|\.self_assessments\b")
OF_OTHERS = re.compile(r"\b(RatingLine|PeerResult)\b|\.(ratings_received|peer_results)\b")


def readers(words):
    paths = [path for path in files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in ROOMS]
    names = {path.relative_to(ROOT).as_posix() for path in paths if words.search(path.read_text())}
    return {name for name in names if not name.startswith(KNOWN)}


def test_nobody_else_reads_what_people_say_of_themselves():
    assert readers(OWN) == set()


def test_nobody_else_reads_what_single_assessors_said():
    assert readers(OF_OTHERS) == set()
