"""Found by autodiscovery; the tasks themselves stand beside what they do."""

import competencies.assessing.tasks
import competencies.claims.tasks
import competencies.plans.tasks
import competencies.standing.tasks  # noqa: F401
