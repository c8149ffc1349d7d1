from django.utils.translation import gettext_lazy as _

from certificates.keys.signals import key_given_up
from certificates.register import receivers
from theme import navigation


def join():
    key_given_up.connect(receivers.sign_head_anew)
    navigation.register(
        navigation.Item(
            label=_("Register of certificates"), url_name="certificates:register", place=navigation.FOOTER, order=11
        )
    )
