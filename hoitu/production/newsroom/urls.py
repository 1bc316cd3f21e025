"""The newsroom's screens, under the staff shell: nouns, in Vietnamese as the newsroom says them."""

from __future__ import annotations

from django.urls import path

from hoitu.production.newsroom.views import (
    acts,
    deriving,
    editor,
    facts,
    ideas,
    records,
    stories,
    story_parts,
    story_removals,
    versions,
)

app_name = "newsroom"

OUTPUT = "san-pham/<uuid:output_id>/"
STORY = "tin-bai/<uuid:story_id>/"

urlpatterns = [
    path("de-tai/", ideas.idea_list, name="idea_list"),
    path("de-tai/moi/", ideas.proposal, name="idea_proposal"),
    path("de-tai/<uuid:idea_id>/", ideas.idea, name="idea"),
    path("tin-bai/", stories.story_list, name="story_list"),
    path("tin-bai/moi/", stories.opening, name="story_opening"),
    path(STORY, stories.story, name="story"),
    path(f"{STORY}mo-ta/", stories.description, name="story_description"),
    path(f"{STORY}san-pham/", story_parts.output_addition, name="output_addition"),
    path(f"{STORY}phan-cong/", story_parts.assignment, name="assignment"),
    path(f"{STORY}dong-gop/", story_parts.contribution, name="contribution"),
    path(f"{STORY}du-kien/", story_parts.fact_addition, name="fact_addition"),
    path(f"{STORY}nguon/", story_parts.source_addition, name="source_addition"),
    path(f"{STORY}phan-cong/<uuid:part_id>/xong/", story_removals.assignment_end, name="assignment_end"),
    path(f"{STORY}du-kien/<uuid:part_id>/", facts.fact, name="fact"),
    path(f"{STORY}du-kien/<uuid:part_id>/kiem-chung/", facts.fact_verification, name="fact_verification"),
    path(f"{STORY}du-kien/<uuid:part_id>/bo/", story_removals.fact_removal, name="fact_removal"),
    path(f"{STORY}nguon/<uuid:part_id>/bo/", story_removals.source_removal, name="source_removal"),
    path(f"{STORY}dong-gop/<int:part_id>/bo/", story_removals.contribution_removal, name="contribution_removal"),
    path("toc-do-doc/", deriving.speaking_rates, name="speaking_rates"),
    path("san-pham/", stories.output_list, name="output_list"),
    path(OUTPUT, editor.write, name="write"),
    path(f"{OUTPUT}ke-hoach/", story_parts.output_plan, name="output_plan"),
    path(f"{OUTPUT}du-kien/", facts.output_facts, name="output_facts"),
    path(f"{OUTPUT}du-kien-doi/<int:change_id>/", facts.fact_change, name="fact_change"),
    path(f"{OUTPUT}lam-tu-bai-nay/", deriving.deriving, name="deriving"),
    path(f"{OUTPUT}xem-truoc/", records.preview, name="preview"),
    path(f"{OUTPUT}ho-so-duyet/", records.approval_record, name="approval_record"),
    path(f"{OUTPUT}phien-ban/", versions.versions, name="versions"),
    path(f"{OUTPUT}so-sanh/", versions.difference, name="difference"),
    path(f"{OUTPUT}ban-phu/<uuid:side_id>/", versions.side_draft, name="side_draft"),
    *(path(f"{OUTPUT}{act.address}/", acts.view_of(act), name=act.noun) for act in acts.ACTS),
]
