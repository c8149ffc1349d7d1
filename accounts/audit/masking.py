from accounts import identity_numbers


def masked(typed):
    """So much that a person recognises their own, and never what may be a password in the wrong field."""
    if "@" in typed:
        name, _, domain = typed.rpartition("@")
        return f"{name[:1]}•••@{domain}"[:80]
    digits = identity_numbers.normalise(typed)
    return identity_numbers.mask(digits) if digits.isdigit() and len(digits) == 18 else "•••"
