"""Where Wagtail looks for hooks: opens the `admin` door of every module of the house."""

from __future__ import annotations

import importlib
import importlib.util

from django.apps import apps

for config in apps.get_app_configs():
    if config.name.startswith("hoitu.") and importlib.util.find_spec(f"{config.name}.admin"):
        importlib.import_module(f"{config.name}.admin")

importlib.import_module("hoitu.web.shell.menu").take_over()
importlib.import_module("hoitu.web.shell.looks")
