from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self):
        # Makes this app the one that `shared_task` uses. In `config/__init__.py` it would decide on the settings for
        # whoever imports any part of config first.
        from config import celery  # noqa: F401
