class DataChanged(Exception):
    """What was checked is no longer what is there, so the file has to be checked again."""


class Superseded(Exception):
    """Another worker has taken over this batch."""


class WrongState(Exception):
    """The batch is no longer, or not yet, where this can be done. Repeating what is done already raises nothing."""


class NotInReach(Exception):
    """The officer does not import for this unit."""


class CannotUndo(Exception):
    """Something later depends on the import. `code` and `params` say what, as in accounts.imports.refusals."""

    def __init__(self, code, **params):
        super().__init__(code)
        self.code = code
        self.params = params
