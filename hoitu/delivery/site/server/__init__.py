"""The built-in server of frozen files: a WSGI wrapper that answers readers before anything of the staff is asked.

It knows the public folder and nothing else: no database, no session, no template.
"""

from hoitu.delivery.site.server.headers import CSP
from hoitu.delivery.site.server.wrapper import public_files

__all__ = ["CSP", "public_files"]
