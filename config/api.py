"""The API as one description in OpenAPI 3.1, out of what each room answers."""

from ninja import NinjaAPI

from accounts.api_problems import answer_problems
from certificates.register.api import router as register
from certificates.verifying.api import router as certificates
from competencies.api.agency import router as agency
from competencies.api.own import router as own

ABOUT = (
    "Certificates and the register are public: no key is needed. `/me` is a person's own record, for a key of theirs "
    "or their session on the site; `/agency` the people of an agency, for keys that its administrator made, each "
    "within its scopes. Keys travel as `Authorization: Bearer`. Everything but the checks of certificates only reads. "
    "Each address may ask only so often a minute and is answered 429 with Retry-After beyond that. Answers are in "
    "Indonesian, or in English with the cookie `django_language=en`. Problems have a `code` for programs and a "
    "`detail` for people."
)

api = NinjaAPI(
    title="Bimtek LMS",
    version="1.0.0",
    description=ABOUT,
    urls_namespace="api",
    docs_url=None,  # its pages would load scripts from elsewhere
)
answer_problems(api)
api.add_router("", certificates)
api.add_router("/register", register)
api.add_router("/me", own)
api.add_router("/agency", agency)
