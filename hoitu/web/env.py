"""Typed readers of environment variables; a wrong value says how to mend it."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """Return the variable, or the content of the file named by NAME_FILE (for secrets)."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes/no variable."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    message = f"{name}={value!r} is neither yes nor no: set it to 1 or 0."
    raise ImproperlyConfigured(message)


def number(name: str, default: int) -> int:
    """Return a whole-number variable."""
    value = os.environ.get(name, "")
    try:
        return int(value) if value else default
    except ValueError:
        message = f"{name}={value!r} is not a whole number."
        raise ImproperlyConfigured(message) from None


def names(name: str, default: str = "") -> list[str]:
    """Return a comma-separated list."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def host(url: str) -> str:
    """Return the host an address names."""
    name = urlsplit(url).hostname
    if not name:
        message = f"HOITU_BASE_URL={url!r} names no host: write it like https://bao.example.vn."
        raise ImproperlyConfigured(message)
    return f"[{name}]" if ":" in name else name


def secret(name: str, file: Path) -> str:
    """Return the secret, making and keeping one (mode 0600) where none was given."""
    given = text(name)
    if given:
        return given
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        made = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
        with os.fdopen(made, "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(64))
    return file.read_text(encoding="ascii").strip()


@dataclass(frozen=True)
class MailServer:
    """Where letters go out; an empty host means that they do not."""

    host: str = ""
    port: int = 0
    security: str = ""
    user: str = ""
    password: str = field(default="", repr=False)


# What comes before :// says how the line is secured; the number is the port the world uses for it.
MAIL_SCHEMES = {"smtp": ("", 25), "smtp+starttls": ("starttls", 587), "smtps": ("tls", 465)}


def mail_server(url: str) -> MailServer:
    """Return the mail server at `url`, such as smtp+starttls://user:password@mail.example.vn:587."""
    if not url:
        return MailServer()
    parts = urlsplit(url)
    if parts.scheme not in MAIL_SCHEMES or not parts.hostname:
        message = (
            f"HOITU_SMTP starts with {parts.scheme!r}: use smtps://user:password@host:465, smtp+starttls:// or smtp://."
        )
        raise ImproperlyConfigured(message)
    security, port = MAIL_SCHEMES[parts.scheme]
    return MailServer(
        parts.hostname, parts.port or port, security, unquote(parts.username or ""), unquote(parts.password or "")
    )


SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000; PRAGMA foreign_keys=ON;"


def database(url: str, home: Path) -> dict[str, Any]:
    """Return Django's settings of the database at `url` (sqlite or postgresql), SQLite under `home` by default."""
    if not url:
        url = f"sqlite:///{home / 'hoitu.sqlite3'}"
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": parts.path[1:] if parts.path.startswith("//") else parts.path,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    message = f"DATABASE_URL starts with {parts.scheme!r}: use sqlite:///… or postgresql://user:password@host/name."
    raise ImproperlyConfigured(message)
