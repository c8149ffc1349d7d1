from django.db import connection

READING = ("SELECT", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SET")
# That an officer looked is recorded; nothing else may change because of it.
TRACE = 'INSERT INTO "accounts_auditentry" '


class QueryCountMiddleware:
    """Tells in headers how many statements a response took, and how many of them may have written."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        statements = []

        def note(execute, sql, params, many, context):
            statements.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            response = self.get_response(request)
        response.headers["X-Query-Count"] = str(len(statements))
        response.headers["X-Write-Count"] = str(
            sum(not sql.lstrip(" (").startswith((*READING, TRACE)) for sql in statements)
        )
        return response
