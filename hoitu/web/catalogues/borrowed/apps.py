from __future__ import annotations

from django.apps import AppConfig


class BorrowedConfig(AppConfig):
    name = "hoitu.web.catalogues.borrowed"
    label = "borrowed_words"

    def ready(self) -> None:
        from hoitu.web.catalogues.borrowed.labels import put_labels

        put_labels()
