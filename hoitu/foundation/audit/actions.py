"""What each action is called on screens; every module names its own in `AppConfig.ready()`."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

from hoitu.kernel.text import fold

_names: dict[str, str | Promise] = {}


def register(names: Mapping[str, str | Promise]) -> None:
    """Give actions (`newsroom.output.approve`) their names on screens, lazily translated."""
    _names.update(names)


def label(action: str) -> str:
    """Return the name of an action, or its code where nobody named it."""
    return str(_names.get(action, action))


def matching(text: str) -> list[str]:
    """Return the actions whose name holds this text, accents and case aside."""
    wanted = fold(text)
    return [action for action, name in _names.items() if wanted in fold(str(name))]


def names() -> list[tuple[str, str]]:
    """Return every named action with its name, by name."""
    return sorted(((action, str(name)) for action, name in _names.items()), key=lambda pair: fold(pair[1]))
