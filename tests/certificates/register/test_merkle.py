"""RFC 6962 by the vectors of its own reference implementation, and against a tree as the RFC writes it down."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.register import merkle

LEAVES = [
    bytes.fromhex(data)
    for data in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSIONS = {
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCIES = {
    (1, 1): [],
    (1, 8): INCLUSIONS[0, 8],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}

sizes = st.integers(1, 70)


class Naive:
    """RFC 6962, 2.1, word for word, over the leaves themselves."""

    def __init__(self, leaves):
        self.leaves = leaves

    @classmethod
    def of(cls, size):
        return cls([f"entry {number}".encode() for number in range(size)])

    def root(self, size=None):
        leaves = self.leaves[:size]
        if not leaves:
            return hashlib.sha256().digest()
        if len(leaves) == 1:
            return hashlib.sha256(b"\0" + leaves[0]).digest()
        split = self.split(len(leaves))
        left, right = Naive(leaves[:split]).root(), Naive(leaves[split:]).root()
        return hashlib.sha256(b"\1" + left + right).digest()

    def path(self, position):
        if len(self.leaves) == 1:
            return []
        split = self.split(len(self.leaves))
        left, right = Naive(self.leaves[:split]), Naive(self.leaves[split:])
        if position < split:
            return [*left.path(position), right.root()]
        return [*right.path(position - split), left.root()]

    def proof(self, smaller, is_known=True):
        if smaller == len(self.leaves):
            return [] if is_known else [self.root()]
        split = self.split(len(self.leaves))
        left, right = Naive(self.leaves[:split]), Naive(self.leaves[split:])
        if smaller <= split:
            return [*left.proof(smaller, is_known), right.root()]
        return [*right.proof(smaller - split, False), left.root()]

    @staticmethod
    def split(length):
        split = 1
        while split * 2 < length:
            split *= 2
        return split


def stored_hashes(leaves):
    """What a database keeps: every leaf and every complete subtree."""
    tree, stored = merkle.GrowingTree(), {}
    for position, data in enumerate(leaves):
        leaf = merkle.leaf_hash(data)
        stored[0, position] = leaf
        stored.update(tree.add(leaf))
    return stored


def path_in(stored, ranges):
    return [merkle.hash_of(covered, stored) for covered in ranges]


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_is_the_one_of_the_reference_implementation(size):
    root = merkle.root_of(map(merkle.leaf_hash, LEAVES[:size]))

    assert root.hex() == ROOTS[size - 1]


def test_an_empty_log_has_the_hash_of_nothing():
    assert merkle.root_of([]) == hashlib.sha256().digest()
    assert merkle.hash_of((0, 0), {}) == hashlib.sha256().digest()


@pytest.mark.parametrize(("position", "size"), INCLUSIONS)
def test_an_inclusion_proof_is_the_one_of_the_reference_implementation(position, size):
    path = path_in(stored_hashes(LEAVES), merkle.inclusion_ranges(position, size))

    assert [beside.hex() for beside in path] == INCLUSIONS[position, size]
    assert merkle.proves_inclusion(
        leaf=merkle.leaf_hash(LEAVES[position]),
        position=position,
        size=size,
        path=path,
        root=bytes.fromhex(ROOTS[size - 1]),
    )


@pytest.mark.parametrize(("smaller", "larger"), CONSISTENCIES)
def test_a_consistency_proof_is_the_one_of_the_reference_implementation(smaller, larger):
    path = path_in(stored_hashes(LEAVES), merkle.consistency_ranges(smaller, larger))

    assert [beside.hex() for beside in path] == CONSISTENCIES[smaller, larger]
    assert merkle.proves_consistency(
        smaller=smaller,
        larger=larger,
        path=path,
        smaller_root=bytes.fromhex(ROOTS[smaller - 1]),
        larger_root=bytes.fromhex(ROOTS[larger - 1]),
    )


@given(size=sizes)
def test_roots_are_as_the_rfc_defines_them(size):
    naive = Naive.of(size)
    stored = stored_hashes(naive.leaves)

    assert merkle.root_of(map(merkle.leaf_hash, naive.leaves)) == naive.root()
    assert merkle.hash_of((0, size), stored) == naive.root()


@given(data=st.data(), size=sizes, grown=st.integers(0, 40))
def test_inclusion_proofs_are_as_the_rfc_defines_them_also_for_a_former_size(data, size, grown):
    position = data.draw(st.integers(0, size - 1))
    naive = Naive.of(size)

    path = path_in(stored_hashes(Naive.of(size + grown).leaves), merkle.inclusion_ranges(position, size))

    assert path == naive.path(position)
    leaf = merkle.leaf_hash(naive.leaves[position])
    assert merkle.proves_inclusion(leaf=leaf, position=position, size=size, path=path, root=naive.root())


@given(data=st.data(), larger=sizes)
def test_consistency_proofs_are_as_the_rfc_defines_them(data, larger):
    smaller = data.draw(st.integers(1, larger))
    naive = Naive.of(larger)

    path = path_in(stored_hashes(naive.leaves), merkle.consistency_ranges(smaller, larger))

    assert path == naive.proof(smaller)
    assert merkle.proves_consistency(
        smaller=smaller, larger=larger, path=path, smaller_root=naive.root(smaller), larger_root=naive.root()
    )


@given(data=st.data(), size=st.integers(2, 70))
def test_no_other_leaf_place_or_path_is_proven(data, size):
    position, other = data.draw(st.lists(st.integers(0, size - 1), min_size=2, max_size=2, unique=True))
    naive = Naive.of(size)
    leaf, root, path = merkle.leaf_hash(naive.leaves[position]), naive.root(), naive.path(position)
    wrong = data.draw(st.integers(0, len(path) - 1))
    proven = {"leaf": leaf, "position": position, "size": size, "path": path, "root": root}

    for change in [
        {"leaf": merkle.leaf_hash(naive.leaves[other])},
        {"position": other},
        {"position": size},
        {"position": -1},
        {"path": path[:-1]},
        {"path": [*path, root]},
        {"path": [*path[:wrong], leaf, *path[wrong + 1 :]]},
        {"root": leaf},
    ]:
        assert not merkle.proves_inclusion(**{**proven, **change})


@given(data=st.data(), larger=st.integers(2, 70))
def test_a_log_that_was_rewritten_is_not_consistent(data, larger):
    smaller = data.draw(st.integers(1, larger - 1))
    naive, rewritten = Naive.of(larger), Naive.of(larger)
    rewritten.leaves[data.draw(st.integers(0, smaller - 1))] = b"rewritten"
    proven = {
        "smaller": smaller,
        "larger": larger,
        "path": naive.proof(smaller),
        "smaller_root": naive.root(smaller),
        "larger_root": naive.root(),
    }

    for change in [
        {"path": rewritten.proof(smaller), "larger_root": rewritten.root()},
        {"smaller_root": rewritten.root(smaller)},
        {"path": proven["path"][:-1]},
        {"path": []},
        {"path": [*proven["path"], naive.root()]},
        {"smaller": 0},
        {"smaller": larger + 1},
        {"smaller": larger},
    ]:
        assert not merkle.proves_consistency(**{**proven, **change})


@given(size=st.integers(0, 300))
def test_a_range_is_covered_without_gaps_by_few_subtrees(size):
    covered = merkle.subtrees(0, size)

    spans = [(place << level, place + 1 << level) for level, place in covered]
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
    assert sum(end - start for start, end in spans) == size
    assert len(covered) == size.bit_count()


@pytest.mark.parametrize(("position", "size"), [(0, 0), (3, 3), (-1, 3)])
def test_an_entry_outside_has_no_proof(position, size):
    with pytest.raises(merkle.ImpossibleProof):
        merkle.inclusion_ranges(position, size)


@pytest.mark.parametrize(("smaller", "larger"), [(0, 3), (4, 3), (-1, 3)])
def test_a_log_does_not_shrink(smaller, larger):
    with pytest.raises(merkle.ImpossibleProof):
        merkle.consistency_ranges(smaller, larger)
