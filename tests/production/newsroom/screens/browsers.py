"""People at their screens: a browser each, and short ways to the newsroom's addresses."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client
from django.urls import reverse

from hoitu.foundation.directory.queries import Person
from tests.foundation.staff import signed_in


def browser_of(person: Person) -> Client:
    return signed_in(person)


def address(name: str, *args: object) -> str:
    return reverse(f"newsroom:{name}", args=args)


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def get(person: Person, screen: str, /, *args: object, **query: str) -> Any:
    return browser_of(person).get(address(screen, *args), query)


def post(person: Person, screen: str, /, *args: object, **form: object) -> Any:
    return browser_of(person).post(address(screen, *args), form)


def body(*paragraphs: str) -> dict[str, str]:
    """The fields of a body of paragraphs, as the browser sends them."""
    fields = {"body-count": str(len(paragraphs))}
    for number, paragraph in enumerate(paragraphs):
        fields |= {
            f"body-{number}-deleted": "",
            f"body-{number}-order": str(number),
            f"body-{number}-type": "paragraph",
            f"body-{number}-id": "",
            f"body-{number}-value": contentstate(paragraph),
        }
    return fields


def contentstate(text: str) -> str:
    """Rich text as Draftail keeps it in its field."""
    block = {
        "key": "abcde",
        "text": text,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
        "data": {},
    }
    return json.dumps({"blocks": [block], "entityMap": {}})


def draft_form(version: int, *paragraphs: str, **more: str) -> dict[str, str]:
    """The writing form of a web output, filled in."""
    return {
        "base_version": str(version),
        "headline": "Lúa hữu cơ vào vụ gặt sớm",
        "lead": "Bà con gặt sớm một tuần.",
        "cover": "",
        "ai_use": "",
        **body(*(paragraphs or ("Sáng nay, bà con xã Long Đức gặt lúa hữu cơ.",))),
        **more,
    }
