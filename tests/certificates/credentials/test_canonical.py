"""Whatever would drop out of the signed form, or keep the server busy for ever, is refused."""

import hashlib
import json
import time

import pytest

from certificates.credentials import canonical
from certificates.credentials.canonical import CONTEXTS, NotCanonical, UnknownContext
from tests.factories.credentials import make_document

MANIFEST = json.loads((CONTEXTS / "manifest.json").read_text())["files"]


def test_every_context_is_the_one_that_the_manifest_names():
    shipped = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in CONTEXTS.glob("*.json")}
    shipped.pop("manifest.json")

    assert {entry["file"]: entry["sha256"] for entry in MANIFEST} == shipped
    assert all(entry["url"] and entry["licence"] for entry in MANIFEST)


def test_a_context_that_was_changed_is_not_used(tmp_path, monkeypatch):
    for path in CONTEXTS.glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    changed = tmp_path / "credentials-v2.json"
    changed.write_text(changed.read_text().replace("schema.org/name", "schema.org/nama"))
    monkeypatch.setattr(canonical, "CONTEXTS", tmp_path)

    with pytest.raises(RuntimeError, match=r"credentials-v2\.json was changed"):
        canonical.pinned.__wrapped__()


def test_the_order_of_the_keys_does_not_matter():
    document = make_document()

    turned = dict(reversed(document.items()))

    assert canonical.canonical(turned) == canonical.canonical(document)


def test_every_text_of_a_credential_is_in_its_canonical_form():
    document = make_document()

    text = canonical.canonical(document).decode()

    assert [value for value in texts_of(document) if value not in text] == document["@context"]


@pytest.mark.parametrize("change", [{"name": "Budi\ud800"}, {"na\ud800me": "Budi"}, {"id": "https://a.example/\udfff"}])
def test_half_of_a_surrogate_pair_is_refused(change):
    with pytest.raises(NotCanonical):
        canonical.canonical({**make_document(), **change})


def texts_of(value):
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts_of(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts_of(inner)]
    return [value] if isinstance(value, str) else []


def with_change(change):
    document = make_document()
    change(document)
    return document


CHANGES = {
    "a term without a definition": lambda document: document.update(kota="Sukamaju"),
    "a type without a definition": lambda document: document["type"].append("LocalBadge"),
    "an address without a scheme": lambda document: document["evidence"][0].update(id="bukti/1"),
    "an address with a blank": lambda document: document["credentialStatus"].update(
        statusListCredential="https://a b/"
    ),
    "a label of a blank node": lambda document: document["evidence"][0].update(id="_:b0"),
    "a keyword": lambda document: document["credentialSubject"].update({"@included": []}),
    "an address as key": lambda document: document.update({"https://schema.org/name": "Lain"}),
    "a context inside": lambda document: document["credentialSubject"].update({"@context": document["@context"][0]}),
    "a context of its own": lambda document: document["@context"].append({"kota": "https://schema.org/city"}),
    "a context twice": lambda document: document["@context"].append(document["@context"][0]),
    "a list in a list": lambda document: document.update(evidence=[document["evidence"]]),
    "a control character": lambda document: document.update(name="Literasi\x00Digital"),
    "no contexts": lambda document: document.pop("@context"),
    "no list of contexts": lambda document: document.update({"@context": document["@context"][0]}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_document_is_refused_over(change):
    with pytest.raises(NotCanonical):
        canonical.canonical(with_change(change))


@pytest.mark.parametrize("document", [None, [], "text", {"@context": []}, {"@context": [["a"]]}, {"@context": None}])
def test_what_is_no_document_is_refused(document):
    with pytest.raises(NotCanonical):
        canonical.canonical(document)


def test_a_context_that_is_not_pinned_is_never_fetched():
    with pytest.raises(UnknownContext, match="is not known here"):
        canonical.canonical(with_change(lambda document: document["@context"].append("https://example.org/context")))


def alike(number):
    return [{"type": ["Alignment"], "targetName": "x"} for _ in range(number)]


POISON = {
    "many parts that are the same": lambda document: document["credentialSubject"].update(
        result=[{"type": ["Result"], "alignment": alike(4)} for _ in range(20)]
    ),
    "very many values": lambda document: document.update(evidence=alike(900)),
    "great depth": lambda document: document.update(name=json.loads('{"a":' * 40 + "1" + "}" * 40)),
    "a very long text": lambda document: document.update(description="x" * 100_000),
}


@pytest.mark.parametrize("change", POISON.values(), ids=POISON)
def test_hostile_documents_are_given_up_soon(change):
    document = with_change(change)

    started = time.thread_time()
    with pytest.raises(NotCanonical):
        canonical.canonical(document)

    assert time.thread_time() - started < 0.5


def test_a_refused_document_spoils_nothing_for_the_next():
    expected = canonical.canonical(make_document())

    for change in [*CHANGES.values(), *POISON.values()]:
        with pytest.raises(NotCanonical):
            canonical.canonical(with_change(change))

    assert canonical.canonical(make_document()) == expected
