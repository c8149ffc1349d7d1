from django.contrib.auth import hashers


class Argon2PasswordHasher(hashers.Argon2PasswordHasher):
    """Argon2id with OWASP's minimum parameters: 19 MiB, 2 passes, one lane.

    The library's defaults cost a shared server a quarter of a second of processor time for each sign-in.
    """

    time_cost = 2
    memory_cost = 19456
    parallelism = 1
