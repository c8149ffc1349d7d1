"""Essay and file: people read what was given and mark it by a rubric."""

from uuid import UUID

from assessments.item_types.contract import ItemType

ESSAY = "essay"
FILE = "file"

LONGEST_ESSAY = 20_000


class MarkedByPeople(ItemType):
    is_typed = True
    is_marked_by_people = True

    def hints(self, content):
        return [content.get("guidance")]

    def faults(self, content):
        criteria = content.get("rubric") or []
        worthless = [each for each in criteria if max((level["points"] for level in each["levels"]), default=0) <= 0]
        return ["criterion_without_points"] if worthless else []


class Essay(MarkedByPeople):
    def is_possible(self, content, given):
        # The word limits are told, not enforced: an answer that is a word too long must not be lost.
        return len(given) <= 1 and all(len(text) <= LONGEST_ESSAY for text in given)

    def faults(self, content):
        fewest, most = content.get("min_words"), content.get("max_words")
        return super().faults(content) + (["word_limits_cross"] if fewest and most and fewest > most else [])


class File(MarkedByPeople):
    """Whether the file exists and is the learner's own is for the database to say."""

    def is_possible(self, content, given):
        return len(given) <= 1 and all(is_public_id(each) for each in given)

    def faults(self, content):
        return super().faults(content) + ([] if content.get("types") else ["no_file_types"])


def is_public_id(text):
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def word_count(text):
    return len(text.split())
