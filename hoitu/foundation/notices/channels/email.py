"""E-mail: by SMTP where the installation names a server, otherwise into a folder of the house."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.filebased import EmailBackend as Folder
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoitu.foundation.notices.channels.letters import Letter, Outcome
from hoitu.foundation.notices.wording import shortened

SECONDS = 20
_LAST_TEMPORARY = 499


def send(letter: Letter) -> Outcome:
    """Send a letter. People of the demo are never written to: theirs goes to the folder wherever SMTP leads."""
    message = compose(letter)
    if not settings.SMTP.host or letter.person.is_demo:
        Folder(file_path=str(settings.MAIL_FOLDER)).send_messages([message])
        return Outcome("sent", _("kept in the folder “%(name)s”") % {"name": settings.MAIL_FOLDER.name})
    return _by_smtp(message, settings.SMTP)


def compose(letter: Letter) -> EmailMultiAlternatives:
    """Return the message: plain text and HTML, a subject in Vietnamese, an id that stays the same if sent again."""
    with translation.override(settings.LANGUAGE_CODE):
        context = {"letter": letter, "base": settings.BASE_URL, "house": settings.WAGTAIL_SITE_NAME}
        message = EmailMultiAlternatives(
            subject=_subject(letter),
            body=render_to_string("notices/email.txt", context),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[letter.person.email],
            headers={
                "Message-ID": f"<{letter.delivery_id}@{urlsplit(settings.BASE_URL).hostname}>",
                "Auto-Submitted": "auto-generated",  # no out-of-office answers
            },
        )
        message.attach_alternative(render_to_string("notices/email.html", context), "text/html")
    return message


def _subject(letter: Letter) -> str:
    first, count = letter.notices[0].subject, len(letter.notices)
    said = first
    if count > 1:
        words = ngettext("%(count)s notice: %(first)s", "%(count)s notices: %(first)s", count)
        said = words % {"count": count, "first": first}
    return f"[{settings.WAGTAIL_SITE_NAME}] {shortened(said, 120)}"


class _Noting:
    """Notes the moment from which the server may have the whole letter."""

    handed_over = False

    def data(self, message: Any) -> Any:
        self.handed_over = True
        return super().data(message)  # type: ignore[misc] # a mixin over smtplib.SMTP


class _Plain(_Noting, smtplib.SMTP):
    pass


class _Wrapped(_Noting, smtplib.SMTP_SSL):
    pass


def _by_smtp(message: EmailMultiAlternatives, smtp: Any) -> Outcome:
    server: _Plain | _Wrapped | None = None
    try:
        server = _connected(smtp)
        body = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg] # Django's own has it
        server.sendmail(settings.DEFAULT_FROM_EMAIL, message.to, body)
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        return _refused(code, said)
    except smtplib.SMTPAuthenticationError as error:
        return Outcome("retry", _said(error.smtp_code, error.smtp_error))
    except smtplib.SMTPResponseException as error:
        return _refused(error.smtp_code, error.smtp_error)
    except (smtplib.SMTPException, OSError) as error:
        if server is not None and server.handed_over:
            return Outcome("unknown", _("The mail server had the letter and did not answer: it may have arrived."))
        return Outcome("retry", f"{type(error).__name__}: {error}")
    finally:
        if server is not None:
            with suppress(smtplib.SMTPException, OSError):
                server.close()
    return Outcome("sent")


def _connected(smtp: Any) -> _Plain | _Wrapped:
    tls = ssl.create_default_context()
    server: _Plain | _Wrapped
    if smtp.security == "tls":
        server = _Wrapped(smtp.host, smtp.port, timeout=SECONDS, context=tls)
    else:
        server = _Plain(smtp.host, smtp.port, timeout=SECONDS)
    try:
        if smtp.security == "starttls":
            server.starttls(context=tls)
        if smtp.user:
            server.login(smtp.user, smtp.password)
    except (smtplib.SMTPException, OSError):
        server.close()
        raise
    return server


def _refused(code: int, said: bytes | str) -> Outcome:
    return Outcome("retry" if code <= _LAST_TEMPORARY else "failed", _said(code, said))


def _said(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {text}"
