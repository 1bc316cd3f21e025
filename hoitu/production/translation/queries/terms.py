"""The glossary."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoitu.kernel.refusal import NotFound
from hoitu.kernel.text import fold
from hoitu.production.newsroom.rules.tidying import tidy
from hoitu.production.translation.models import Term
from hoitu.production.translation.rules.terms import Entry, Glossary

ORDERS = {"": ("vi", "km"), "km": ("km_order", "vi")}


def terms(*, text: str = "", order: str = "", retired: bool = False) -> QuerySet[Term]:
    """Return the terms in use (or those out of it), by Vietnamese or, with `km`, as a Khmer dictionary orders them.

    `text` is found in either language, with or without Vietnamese accents.
    """
    found = Term.objects.filter(retired_at__isnull=not retired)
    for word in fold(tidy(text)).split()[:8]:
        found = found.filter(folded__contains=word)
    return found.order_by(*ORDERS.get(order, ORDERS[""]))


def term(term_id: int) -> Term:
    """Return one term; raises NotFound."""
    found = Term.objects.filter(pk=term_id).first()
    if found is None:
        raise NotFound(_("There is no such term."))
    return found


def glossary() -> Glossary:
    """Return all terms in use, ready to be looked for in a text (one query)."""
    return Glossary(Entry(*row) for row in Term.objects.filter(retired_at=None).values_list("vi", "km", "note"))
