"""Why a document has no seal yet."""


class SealNotPossible(Exception):
    """The seal could not be put on now; the text says why, for the log. Trying again later may help."""


class SealingLater(Exception):
    """The document waits for people who sign it elsewhere; until they bring it back, trying again changes nothing."""
