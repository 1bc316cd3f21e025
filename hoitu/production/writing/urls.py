"""The screens of writing together, under the staff shell."""

from __future__ import annotations

from django.urls import path

from hoitu.production.writing.views import house, notes, presence, searches, style, templates

app_name = "writing"

STORY = "tin-bai/<uuid:story_id>/"
NOTE = "ghi-chu/<uuid:note_id>/"
OUTPUT = "san-pham/<uuid:output_id>/"

urlpatterns = [
    path(f"{OUTPUT}co-mat/", presence.sign, name="sign"),
    path(f"{OUTPUT}roi-di/", presence.departure, name="departure"),
    path(f"{OUTPUT}nhan-quyen-viet/", presence.take_over, name="take_over"),
    path(f"{OUTPUT}ghi-chu/", notes.output_notes, name="output_notes"),
    path(f"{OUTPUT}ghi-chu/moi/", notes.output_note_addition, name="output_note_addition"),
    path(f"{OUTPUT}van-phong/", style.findings, name="style"),
    path(f"{OUTPUT}van-phong/sua/", style.mending, name="style_mending"),
    path(f"{OUTPUT}van-phong/de-nguyen/", style.leaving, name="style_leaving"),
    path(f"{OUTPUT}van-phong/xem-lai/", style.recalling, name="style_recalling"),
    path(f"{OUTPUT}van-phong/tu-dien/", style.accepting, name="style_accepting"),
    path("van-phong/", house.rules, name="style_rules"),
    path("van-phong/tu-dien/", house.dictionary, name="dictionary"),
    path("van-phong/tu-dien/<uuid:word_id>/bo/", house.dropping, name="word_drop"),
    path("tim-da-luu/<str:of>/moi/", searches.saving, name="search_saving"),
    path("tim-da-luu/<uuid:search_id>/", searches.opening, name="search_opening"),
    path("tim-da-luu/<uuid:search_id>/theo-doi/", searches.following, name="search_following"),
    path("tim-da-luu/<uuid:search_id>/bo/", searches.dropping, name="search_dropping"),
    path("mau/", templates.template_list, name="template_list"),
    path("mau/<uuid:template_id>/", templates.template, name="template"),
    path("mau/<uuid:template_id>/dung/", templates.retirement, name="template_retirement"),
    path(f"{OUTPUT}lam-mau/", templates.keeping, name="template_keeping"),
    path(f"{STORY}tu-mau/", templates.beginning, name="template_beginning"),
    path(f"{STORY}ghi-chu/", notes.story_notes, name="story_notes"),
    path(f"{STORY}ghi-chu/moi/", notes.story_note_addition, name="story_note_addition"),
    path(f"{STORY}dong-nghiep/", notes.colleagues, name="colleagues"),
    path(f"{NOTE}tra-loi/", notes.answer, name="answer"),
    path(f"{NOTE}xong/", notes.settlement, name="settlement"),
    path(f"{NOTE}quyet-dinh/", notes.decision, name="decision"),
]
