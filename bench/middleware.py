from django.db import connection

READING = ("SELECT", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SET")


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
        response.headers["X-Write-Count"] = str(sum(not sql.lstrip(" (").startswith(READING) for sql in statements))
        return response
