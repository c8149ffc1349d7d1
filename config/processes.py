"""Child processes that never outlive the process that started them, not even when it is killed outright."""

import ctypes
import os
import signal
import subprocess
from functools import partial

PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None, use_errno=True)


def start_bound(command, *, at_parents_death=signal.SIGTERM, **options):
    """`subprocess.Popen` in a session of its own; Linux sends the child `at_parents_death` when this thread ends."""
    prepare = partial(_die_with, os.getpid(), at_parents_death)
    # `prepare` takes no lock and imports nothing, so it is safe between fork and exec; every caller names its program.
    return subprocess.Popen(command, start_new_session=True, preexec_fn=prepare, **options)  # noqa: S603, PLW1509


def _die_with(parent, death_signal):
    if libc.prctl(PR_SET_PDEATHSIG, int(death_signal)) != 0:
        raise OSError(ctypes.get_errno(), "prctl failed")
    if os.getppid() != parent:  # The parent ended before we had asked to be told.
        os.kill(os.getpid(), death_signal)
