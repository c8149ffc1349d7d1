"""How much of what a file may hold. Pure."""

MAX_SIZE = 512 * 1024
MAX_ROWS = 6_000
MAX_LEVEL = 10
MAX_COMPETENCIES = 500
# As long as the columns of the tables.
LENGTHS = {
    "code": 40,
    "parent": 40,
    "name_id": 255,
    "name_en": 255,
    "version": 80,
    "licence": 80,
    "source": 255,
    "attribution": 500,
    "note": 2_000,
    "description_id": 2_000,
    "description_en": 2_000,
    "text_id": 1_000,
    "text_en": 1_000,
    "framework": 40,
    "other_framework": 40,
    "other_code": 40,
    "basis": 255,
}
