"""The register for other systems, mounted where the public API is. Nothing here needs to be kept secret."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Path, Query, Router, Schema, Status

from accounts.api_problems import Problem
from certificates import codes
from certificates.register import answers, merkle

router = Router(tags=["register"])
A_MINUTE, A_DAY = 60, 60 * 60 * 24
LARGEST = 2**53  # what JSON readers hold exactly

Hash = Annotated[str, "64 hexadecimal digits"]
Size = Annotated[int, Query(ge=1, le=LARGEST)]


class Head(Schema):
    """A signed head. `note` is the same as a C2SP checkpoint, `verifier_key` the key that opens it.

    `is_trusted` is false once the key was given up: others may have signed such heads, so this one proves nothing.
    """

    origin: str
    size: int
    root: Hash
    signed_at: str
    key_name: str
    is_trusted: bool
    verifier_key: str
    note: str


class Heads(Schema):
    heads: list[Head]


class Entry(Schema):
    """`leaf` is the exact text that is hashed, SHA-256 over a zero byte and the text, into `leaf_hash`.

    `facts_sha256` is over what the records say, and a random number that we keep: it can't be found by trying.
    """

    position: int
    kind: str
    subject: Hash
    credential_sha256: str
    pdf_sha256: str
    facts_sha256: Hash
    recorded_at: str
    leaf: str
    leaf_hash: Hash


class ProvenEntry(Entry):
    """`path` leads from the leaf to the root of the head (RFC 6962); null while no head holds the entry."""

    path: list[Hash] | None


class Inclusion(Schema):
    head: Head
    entries: list[ProvenEntry]


class Consistency(Schema):
    smaller: int
    larger: int
    smaller_root: Hash
    larger_root: Hash
    path: list[Hash]


@router.get("/head", response={200: Head, 404: Problem}, url_name="register_head", summary="The last signed head")
def last_head(request: HttpRequest, response: HttpResponse):
    return _answer(response, answers.head, seconds=A_MINUTE)


@router.get("/heads", response=Heads, url_name="register_heads", summary="Signed heads, the newest first")
def heads(request: HttpRequest, response: HttpResponse, before: Size | None = None):
    return _answer(response, lambda: {"heads": answers.listed_heads(before)}, seconds=A_MINUTE)


@router.get(
    "/heads/{size}",
    response={200: Head, 404: Problem},
    url_name="register_head_of_size",
    summary="The signed head over the first entries",
)
def head_of_size(request: HttpRequest, response: HttpResponse, size: Annotated[int, Path(ge=1, le=LARGEST)]):
    return _answer(response, lambda: answers.head(size), seconds=A_DAY)


@router.get(
    "/entries/{position}",
    response={200: Entry, 404: Problem},
    url_name="register_entry",
    summary="The entry at a position, counted from 0",
)
def entry(request: HttpRequest, response: HttpResponse, position: Annotated[int, Path(ge=0, le=LARGEST)]):
    return _answer(response, lambda: answers.entry(position), seconds=A_DAY)


@router.get(
    "/inclusion",
    response={200: Inclusion, 404: Problem, 422: Problem},
    url_name="register_inclusion",
    summary="Proof that a certificate is in the register, by its verification code",
)
def inclusion(
    request: HttpRequest, response: HttpResponse, code: Annotated[str, Query(max_length=200)], size: Size | None = None
):
    try:
        parsed = codes.parse(code)
    except codes.MalformedCode as error:
        return Status(422, {"code": "malformed_code", "detail": error.messages[0]})
    return _answer(response, lambda: answers.inclusion(code=parsed, size=size), seconds=A_MINUTE)


@router.get(
    "/consistency",
    response={200: Consistency, 404: Problem, 422: Problem},
    url_name="register_consistency",
    summary="Proof that nothing was changed between two sizes of the register",
)
def consistency(request: HttpRequest, response: HttpResponse, smaller: Size, larger: Size):
    try:
        return _answer(response, lambda: answers.consistency(smaller=smaller, larger=larger), seconds=A_DAY)
    except merkle.ImpossibleProof:
        return Status(422, {"code": "impossible", "detail": _("The second size must not be below the first.")})


def _answer(response, ask, *, seconds):
    """Whatever site a script runs on may read it, and anybody may keep it for a while."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    try:
        answer = ask()
    except answers.NotInRegister as error:
        return Status(404, {"code": "not_in_register", "detail": str(error)})
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    return answer
