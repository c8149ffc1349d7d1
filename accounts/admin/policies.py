from wagtail.permission_policies import ModelPermissionPolicy


class OnlyActions(ModelPermissionPolicy):
    """Nobody can do more than `actions`, superusers included: records must not change by a slip in the admin."""

    def __init__(self, model, actions):
        super().__init__(model)
        self.actions = actions

    def user_has_permission(self, user, action):
        return action in self.actions and super().user_has_permission(user, action)
