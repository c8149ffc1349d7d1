"""Queries that are put into SQL once for each process, for what nearly every request asks.

Django takes several times longer to word such a query than the database and psycopg take to answer it. The answer is
the same as that of the queryset, made by the same parts of Django.
"""

from copy import copy

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Value


class Blank(Value):
    """Stands in a queryset for a value of `field` that is only known when the query is asked."""

    def __init__(self, name, field):
        super().__init__(name, output_field=field)

    def as_sql(self, compiler, connection):
        return "%s", [self]


class KeptQuery:
    """`make`, called at the first question, gives a queryset with a Blank in each place of a value.

    Asked with these values by their names, it gives a list.
    """

    def __init__(self, make):
        self.make = make
        self.worded = None

    def __call__(self, **values):
        if self.worded is None:
            self.worded = _in_words(self.make())
        queryset, compiler, sql, params = self.worded
        connection = connections[DEFAULT_DB_ALIAS]
        params = [_filled(param, values, connection) for param in params]
        compiler = copy(compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **kwargs: (sql, params)
        asked = queryset.all()
        asked.query.get_compiler = lambda *args, **kwargs: compiler
        return list(asked)


def _in_words(queryset):
    if queryset.query.select_for_update:
        raise ValueError("Django looks for the transaction of a lock while it words the query, so this one can't stay.")
    compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
    sql, params = compiler.as_sql()
    # Threads share the wording, and each has a connection of its own.
    compiler.connection = None
    return queryset, compiler, sql, params


def _filled(param, values, connection):
    if isinstance(param, Blank):
        return param.output_field.get_db_prep_value(values[param.value], connection)
    return param
