"""Single choice, true or false, multiple response: options of which one or some are right.

One choice is right or it is not. Several choices earn, unless their author says otherwise, the share of the keys
chosen minus the share of the distractors chosen, never below 0, so that ticking everything earns nothing and one slip
does not cost everything. With weights each option says for itself what choosing it earns or costs.
"""

from fractions import Fraction

from assessments.item_types.contract import EVERYTHING, NOTHING, ItemType, are_alike, clipped

SINGLE_CHOICE = "single_choice"
TRUE_FALSE = "true_false"
MULTIPLE_RESPONSE = "multiple_response"

RIGHT_MINUS_WRONG = "right_minus_wrong"
ALL_OR_NOTHING = "all_or_nothing"
WEIGHTS = "weights"


class Choice(ItemType):
    """One option is taken."""

    credits = (WEIGHTS,)

    def parts(self, content):
        return [option["id"] for option in content["options"]]

    def shuffles(self, content):
        return self.kind != TRUE_FALSE

    def is_possible(self, content, given):
        return len(given) <= 1 and set(given) <= set(self.parts(content))

    def earned(self, content, given):
        if has_weights(content):
            return weights_of(content, given)
        # A corrected question may accept more than one option, though only one can be taken.
        return EVERYTHING if len(set(given)) == 1 and set(given) <= keys_of(content) else NOTHING

    def right_answer(self, content):
        if has_weights(content):
            return [max(content["options"], key=weight_of)["id"]]
        return [option["id"] for option in content["options"] if option["is_correct"]][:1]

    def in_words(self, content, given):
        return "; ".join(option["text"] for option in content["options"] if option["id"] in given)

    def feedback_on(self, content, given):
        chosen = [option.get("feedback") for option in content["options"] if option["id"] in given]
        return [feedback for feedback in chosen if feedback]

    def hints(self, content):
        return [option.get("feedback") for option in content["options"]]

    def faults(self, content):
        options = content["options"]
        found = ["options_alike"] if are_alike(option["text"] for option in options) else []
        if self.kind == TRUE_FALSE and len(options) != 2:
            found.append("not_two_options")
        if len(keys_of(content)) != 1 or len(options) < 2:
            found.append("not_one_key")
        if has_weights(content) and any((weight_of(each) == 100) != bool(each["is_correct"]) for each in options):
            found.append("key_has_no_full_weight")
        return found


class MultipleResponse(Choice):
    """Any number of options is taken."""

    credits = (RIGHT_MINUS_WRONG, ALL_OR_NOTHING, WEIGHTS)

    def is_possible(self, content, given):
        return len(given) == len(set(given)) and set(given) <= set(self.parts(content))

    def earned(self, content, given):
        if has_weights(content):
            return weights_of(content, given)
        chosen, keys = set(given) & set(self.parts(content)), keys_of(content)
        if content.get("credit") == ALL_OR_NOTHING:
            return Fraction(int(chosen == keys))
        return right_minus_wrong(chosen, keys, distractors=set(self.parts(content)) - keys)

    def right_answer(self, content):
        return [option["id"] for option in content["options"] if is_right(content, option)]

    def faults(self, content):
        options = content["options"]
        found = ["options_alike"] if are_alike(option["text"] for option in options) else []
        if not 0 < len(keys_of(content)) < len(options):
            found.append("no_key_or_no_distractor")
        if has_weights(content) and any((weight_of(each) > 0) != bool(each["is_correct"]) for each in options):
            found.append("weights_against_keys")
        return found


def right_minus_wrong(chosen, keys, *, distractors):
    right = Fraction(len(chosen & keys), len(keys)) if keys else NOTHING
    wrong = Fraction(len(chosen & distractors), len(distractors)) if distractors else NOTHING
    return max(NOTHING, right - wrong)


def weights_of(content, given):
    return clipped(Fraction(sum(weight_of(option) for option in content["options"] if option["id"] in given), 100))


def weight_of(option):
    return option.get("weight") or 0


def has_weights(content):
    return content.get("credit") == WEIGHTS


def is_right(content, option):
    return weight_of(option) > 0 if has_weights(content) else bool(option["is_correct"])


def keys_of(content):
    return {option["id"] for option in content["options"] if option["is_correct"]}
