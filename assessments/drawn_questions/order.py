def in_order(order, parts):
    """`parts` in the `order` of an attempt. A corrected question may have lost some since, and gained others."""
    if len(order) == len(parts) and set(order) == set(parts):
        return order
    return [part for part in order if part in parts] + [part for part in parts if part not in order]
