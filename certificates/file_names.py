"""The number of a certificate within the name of its files, whatever system people take them to."""

import unicodedata

# Windows takes none of them.
UNFIT = set('\\/:*?"<>|')


def in_file_name(number):
    return "".join("-" if each in UNFIT or unicodedata.category(each)[0] == "C" else each for each in number)
