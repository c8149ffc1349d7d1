"""Events of this part that others may listen to. They carry ids."""

from django.dispatch import Signal

# Others may know the key, so what it signed and is still shown must be signed with another one.
key_given_up = Signal()  # key_id
