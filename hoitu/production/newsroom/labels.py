"""What the newsroom calls actions, fields, measures and blocks; the words of refusals and buttons."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "save": _("Edit"),
    "submit": _("Submit"),
    "return": _("Return"),
    "approve": _("Approve"),
    "schedule": _("Schedule"),
    "unschedule": _("Take back the schedule"),
    "release": _("Release now"),
    "update": _("Update"),
    "correct": _("Correct"),
    "give_up": _("Give the change up"),
    "withdraw": _("Withdraw"),
    "spike": _("Put away"),
    "unspike": _("Take up again"),
}

FIELDS = {
    "headline": _("The headline is missing."),
    "lead": _("The lead is missing."),
    "body": _("There is no text yet."),
    "section": _("The story has no section."),
    "author": _("The story has no author yet: say who made it, under “Who made what”."),
}

MEASURES = {
    "headline_characters": _("The headline has %(value)s characters; at most %(limit)s."),
    "lead_characters": _("The lead has %(value)s characters; at most %(limit)s."),
    "characters": _("The text has %(value)s characters; at most %(limit)s."),
    "spoken_seconds": _("Read aloud the text takes %(value)s seconds; at most %(limit)s."),
}

BLOCKS = {
    "paragraph": _("Paragraph"),
    "heading": _("Heading"),
    "quote": _("Quote"),
    "box": _("Box"),
    "photo": _("Photo"),
    "gallery": _("Gallery"),
    "video": _("Video"),
    "audio": _("Audio"),
    "attachment": _("Document"),
    "table": _("Table"),
    "chapter": _("Chapter"),
    "wide": _("Full-width photo"),
    "beside": _("Text beside a photo"),
    "pull": _("Large quote"),
    "figures": _("Big numbers"),
    "sound": _("Sound bite"),
    "shot": _("Shot"),
    "item": _("Item of a dossier"),
    "growth": _("Items that come by themselves"),
    "live": _("Live entries"),
}

IN_STATE = {
    "draft": _("It is still being written."),
    "submitted": _("It has been handed in and waits for approval."),
    "returned": _("It was returned to its writer."),
    "approving": _("It is in approval."),
    "approved": _("It is approved already."),
    "scheduled": _("It is scheduled: take the schedule back first."),
    "released": _("It is released: start an update or a correction to change it."),
    "withdrawn": _("It was withdrawn; make a new output instead."),
    "spiked": _("It was put away: take it up again first."),
}
