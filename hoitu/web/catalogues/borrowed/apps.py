from __future__ import annotations

from django.apps import AppConfig


class BorrowedConfig(AppConfig):
    name = "hoitu.web.catalogues.borrowed"
    label = "borrowed_words"
