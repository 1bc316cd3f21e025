from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VocabularyConfig(AppConfig):
    name = "hoitu.foundation.vocabulary"
    label = "vocabulary"
    verbose_name = _("Vocabulary")
