"""All writes of the vocabulary."""

from hoitu.foundation.vocabulary.operations.keepers import keeps
from hoitu.foundation.vocabulary.operations.places import import_places, import_successions, tie_places
from hoitu.foundation.vocabulary.operations.sections import (
    add_section,
    close_section,
    order_sections,
    rename_section,
    reopen_section,
)
from hoitu.foundation.vocabulary.operations.seeds import plant
from hoitu.foundation.vocabulary.operations.topics import Imported, import_topics, label_topic

__all__ = [
    "Imported",
    "add_section",
    "close_section",
    "import_places",
    "import_successions",
    "import_topics",
    "keeps",
    "label_topic",
    "order_sections",
    "plant",
    "rename_section",
    "reopen_section",
    "tie_places",
]
