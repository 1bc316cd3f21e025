"""The private link under which a reader sees what became of a letter: made of its id, guessed by nobody."""

from __future__ import annotations

from uuid import UUID

from django.core import signing


def link_of(letter_id: UUID) -> str:
    """Return the last part of the link's address."""
    return _signer().sign(letter_id.hex)


def letter_of(link: str) -> UUID | None:
    """Return the letter a link was made for, None for any other words."""
    try:
        return UUID(_signer().unsign(link))
    except (signing.BadSignature, ValueError):
        return None


def _signer() -> signing.Signer:
    return signing.Signer(salt="hoitu.readers.letter", sep="~")
