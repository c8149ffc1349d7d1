"""What can be imported. A topic registers its kind in `AppConfig.ready()`: `kinds.register(Units())`."""


class Kind:
    """`check(batch, today=…)` makes an object with `seen`, `note(row, texts)`, `prepare()`, `judge(row, texts)` and
    `missing()`, as `accounts.imports.people.check.PeopleCheck`. Everything below runs inside a transaction."""

    code = ""  # as in ImportBatch.Kind
    slug = ""  # in addresses
    label = ""
    unit_label = ""  # asks for the unit that a file is for
    power = None  # what an officer needs over the unit that the file is for
    columns = ()  # of accounts.spreadsheets.Column
    in_template = ()
    sheet_name = ""
    check = None
    has_complete_lists = False

    def notes(self):
        """Pairs of column and explanation for the second sheet of the template."""
        return []

    def what_is_there(self, batch):
        """A digest of the data that a check depends on: the same as `seen` of a check made now."""
        raise NotImplementedError

    def apply(self, batch, *, at, report):
        """Do what the rows' plans say, and keep an ImportEffect for each. Raises DataChanged."""
        raise NotImplementedError

    def undo(self, batch, *, at, report):
        """Restore what was, by the effects. Raises CannotUndo."""
        raise NotImplementedError


_kinds = {}


def register(kind):
    """Registering again changes nothing: `ready()` may run twice in tests."""
    _kinds.setdefault(kind.code, kind)


def kind_of(batch):
    return _kinds[batch.kind]


def at(slug):
    """The kind of this address, or None."""
    return next((kind for kind in _kinds.values() if kind.slug == slug), None)


def open_to(user):
    return [kind for kind in _kinds.values() if user.has_power(kind.power)]
