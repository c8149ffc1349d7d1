from certificates.documents.fitting import table_sizes, text_sizes, word_is_too_long
from certificates.documents.layout import TEXT


def element(**changes):
    return {**TEXT, "w": 100, "h": 10, "size": 20, "smallest": 8, **changes}


def line(text):
    return [{"text": text, "is_strong": False, "is_link": False}]


def test_what_surely_fits_needs_no_trial():
    assert text_sizes(element(), [line("Siti Aminah")]) == [20]


def test_what_may_not_fit_is_tried_from_the_largest_size_down():
    sizes = text_sizes(element(), [line("Raden Mas Panji Kusumaningrat Wijayakusuma Suryo")])

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == 8
    assert len(sizes) > 1


def test_sizes_that_cannot_fit_are_not_tried():
    assert text_sizes(element(), [line("kata " * 200)]) == [8]


def test_a_text_without_a_smallest_size_keeps_its_own():
    assert text_sizes(element(smallest=0), [line("kata " * 200)]) == [20]


def test_a_long_word_is_made_smaller_because_it_cannot_be_broken():
    word = [line("Kusumaningratwijayakusumasuryo")]

    assert text_sizes(element(h=100), word)[0] < 20
    assert not word_is_too_long(element(), word, 8)
    assert word_is_too_long(element(w=20), word, 8)


def test_wide_letters_count_twice():
    assert word_is_too_long(element(w=50), [line("李" * 20)], 10)
    assert not word_is_too_long(element(w=50), [line("l" * 20)], 10)


def test_a_long_table_gets_small_letters_and_a_short_one_its_own():
    assert table_sizes(11, 120, ["Etika digital"] * 4, 60) == [11]
    assert max(table_sizes(11, 120, ["Etika digital"] * 40, 60)) < 6
