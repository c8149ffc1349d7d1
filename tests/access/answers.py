"""Words for the rows of the matrix: what each role gets at an address."""

from tests.access.world import ROLES

SIGN_IN = "sign-in"


def everyone(answer):
    return dict.fromkeys(ROLES, answer)


def signed_in(answer):
    return {**everyone(answer), "stranger": SIGN_IN}


def only(*roles, answer=200):
    """`answer` for these roles, 404 for the other people, sign-in for the stranger."""
    return {**signed_in(404), **dict.fromkeys(roles, answer)}
