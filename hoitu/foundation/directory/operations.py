"""All writes of the directory."""

from __future__ import annotations

from hoitu.foundation.directory.second_factor import confirm_second_factor

__all__ = ["confirm_second_factor"]
