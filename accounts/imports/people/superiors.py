"""Who would report to whom by a file, before anything is written: a chain that comes back to where it began."""


class Superiors:
    def __init__(self):
        self._named = {}  # number -> (row, number of the superior, or "" where the row leaves it open)

    def note(self, row, number, superior):
        self._named.setdefault(number, (row, superior))

    def circles(self, people):
        """{row: the rows of the file that form its circle}. Others of the agency count with whom they report to now."""
        found, seen = {}, set()
        for number in self._named:
            chain, above = [], number
            while above and above not in seen:
                seen.add(above)
                chain.append(above)
                above = self._above(above, people)
            if above in chain:
                rows = sorted(self._named[each][0] for each in chain[chain.index(above) :] if each in self._named)
                found |= dict.fromkeys(rows, rows)
        return found

    def _above(self, number, people):
        if number in self._named:
            return self._named[number][1]
        known = people.current.get(number)
        superior = people.by_user.get(known.superior) if known and known.superior else None
        return superior.number if superior else ""
