"""The one door to XML from outside."""

from __future__ import annotations

from defusedxml import ElementTree
from lxml import etree

__all__ = ["ElementTree", "etree"]
