"""The WSGI door that `hoitu serve` and any other server opens."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from hoitu.delivery.site.server import public_files
from hoitu.web import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoitu.web.settings")

# Readers are answered from the frozen files before the application is even asked.
application = public_files(get_wsgi_application())
warm.settle()
