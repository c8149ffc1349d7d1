"""CSV files that spreadsheets open without damage and without running anything."""

# A spreadsheet takes a cell that starts like this for a formula (CWE-1236).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Excel reads UTF-8 only with this mark.
BYTE_ORDER_MARK = "\ufeff"
CONTENT_TYPE = "text/csv; charset=utf-8"


def harmless(text):
    return f"'{text}" if str(text).lstrip(" ").startswith(FORMULA_STARTS) else text


def headers(filename):
    return {"Content-Disposition": f'attachment; filename="{filename}"', "Cache-Control": "private, no-store"}
