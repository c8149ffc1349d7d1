"""Found by autodiscovery; the tasks themselves stand beside what they do."""

import certificates.credentials.tasks
import certificates.issuing.tasks
import certificates.keys.tasks
import certificates.life.tasks
import certificates.register.tasks
import certificates.sealing.tasks  # noqa: F401
