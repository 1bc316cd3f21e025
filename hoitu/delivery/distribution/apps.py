from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DistributionConfig(AppConfig):
    name = "hoitu.delivery.distribution"
    label = "distribution"
    verbose_name = _("Distribution")

    def ready(self) -> None:
        from hoitu.delivery.distribution import handlers, labels, owners
        from hoitu.delivery.distribution.channels import http_push, manual, recording, registry
        from hoitu.foundation.audit import actions, places

        actions.register(labels.ACTIONS)
        places.owned(owners.OWNERS)
        for sender in (http_push.HttpPush(), manual.Manual(), recording.Recording()):
            registry.register(sender)
        handlers.register()
