"""The screens of translation, under the staff shell."""

from __future__ import annotations

from django.urls import path

from hoitu.production.translation.views import bench, lists, rule, terms

app_name = "translation"

urlpatterns = [
    path("", lists.queue, name="queue"),
    path("ma-tran/", lists.matrix, name="matrix"),
    path("ghep/<uuid:source_id>/", lists.pairing, name="pairing"),
    path("quy-tac/", rule.rule, name="rule"),
    path("thuat-ngu/", terms.terms, name="terms"),
    path("thuat-ngu/<int:term_id>/", terms.term, name="term"),
    path("thuat-ngu/<int:term_id>/dung/", terms.use, name="term_use"),
    path("<uuid:pair_id>/", bench.bench, name="bench"),
]
