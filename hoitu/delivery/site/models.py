"""The site's own rows: all it needs to freeze any page again without asking the newsroom."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.delivery.site import rules


class Article(models.Model):
    """The place of one web output on the public site: its number, its address, and what pages need of it.

    `number` is in the address for ever; `slug` is frozen at first publication. `seq` fences: an older release
    never overwrites a newer one. `body_html` is the finished body; `card` holds what a list shows: cover, bylines,
    topics, places, counts.
    """

    number = models.BigAutoField(primary_key=True)
    output_id = models.UUIDField(unique=True)
    story_id = models.UUIDField(db_index=True)
    agency_id = models.UUIDField()
    release_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    section_code = models.SlugField()
    section_name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120)
    headline = models.CharField(max_length=200)
    ai_use = models.CharField(max_length=300, blank=True)
    act = models.CharField(max_length=8)
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)
    # Long texts stand last: SQLite reads a row from its start, and lists and filters need none of them.
    note = models.TextField(blank=True, help_text="The public note of the newest update or correction.")
    withdrawal_note = models.TextField(blank=True)
    lead = models.TextField(blank=True)
    card = models.JSONField(default=dict)
    body_html = models.TextField(blank=True)
    text = models.TextField(blank=True, help_text="The body without marks, NFC: for search and excerpts.")

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(name="article_news", fields=["-first_published_at"], condition=Q(withdrawn_at=None)),
            models.Index(name="article_gone", fields=["-withdrawn_at"], condition=Q(withdrawn_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def path(self) -> str:
        """The address, e.g. `/thoi-su/ke-hoach-103-17/`; Khmer under `/km/`."""
        return rules.article_path(self.language, self.section_code, self.slug, self.number)


class OldAddress(models.Model):
    """An address an article once had; it redirects for ever."""

    path = models.CharField(max_length=300, unique=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="old_addresses")

    def __str__(self) -> str:
        return self.path


class Listing(models.Model):
    """A list with pages of its own: all news, a section, a topic, a person's work, what can be heard; per language."""

    class Kind(models.TextChoices):
        ALL = "all", _("Latest news")
        SECTION = "section", _("Section")
        TOPIC = "topic", _("Topic")
        AUTHOR = "author", _("Author")
        AUDIO = "audio", _("Listen")

    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    key = models.CharField(max_length=64, help_text="Section code, topic code, person's id; empty for all.")
    slug = models.SlugField(max_length=120)
    name = models.CharField(max_length=160)
    size = models.PositiveIntegerField(default=0, help_text="Positions ever given: they are never given again.")

    class Meta:
        constraints = [models.UniqueConstraint(name="listing_once", fields=["kind", "language", "key"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.name} ({self.language})"


class Entry(models.Model):
    """An article's position in a listing, counted from the oldest, so that full pages never change."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="entries", db_index=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="entries")
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="entry_position", fields=["listing", "position"]),
            models.UniqueConstraint(name="entry_article", fields=["article", "listing"]),
        ]

    def __str__(self) -> str:
        return f"{self.listing} {self.position}"


class RelatedLink(models.Model):
    """A frozen page of one article shows another: when the other changes, the page is frozen again."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="related_links", db_index=False)
    other = models.ForeignKey(Article, models.CASCADE, related_name="shown_by")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="related_once", fields=["article", "other"])]

    def __str__(self) -> str:
        return f"{self.article} → {self.other}"


class Located(models.Model):
    """An article is about a place, by the code the place had at the release: what a dossier may grow by."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="located", db_index=False)
    code = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(name="located_once", fields=["article", "code"])]
        indexes = [models.Index(name="located_by_code", fields=["code", "-article"])]

    def __str__(self) -> str:
        return f"{self.article}: {self.code}"


class Gathered(models.Model):
    """A page gathers others (chuyên đề): an output as an item, or the newest of a section, topic or place.

    It is frozen again with them. `kind` is output, section, topic or place, `key` the output's id or the code.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="gathered", db_index=False)
    kind = models.CharField(max_length=8)
    key = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(name="gathered_once", fields=["article", "kind", "key"])]
        indexes = [models.Index(name="gathered_by_key", fields=["kind", "key"])]

    def __str__(self) -> str:
        return f"{self.article} ← {self.kind} {self.key}"


class LiveUpdate(models.Model):
    """An entry of a live blog as readers have it: finished, so that a page is frozen from rows alone.

    `place` is its number for ever, `mark` changes whenever it reads otherwise. Of one that was taken off (`gone`)
    no word is kept.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="live_updates", db_index=False)
    place = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    mark = models.CharField(max_length=20)
    at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=10, blank=True)
    gone = models.BooleanField(default=False)
    is_key = models.BooleanField(default=False)
    pinned_at = models.DateTimeField(null=True, blank=True)
    files = models.JSONField(default=list)
    headline = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="live_update_once", fields=["article", "place"])]
        indexes = [
            models.Index(
                name="live_update_picked", fields=["article"], condition=Q(is_key=True) | Q(pinned_at__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"{self.article} #{self.place}"


class PublicFile(models.Model):
    """A picture, recording or attachment an article shows: it leaves the public folder with its last article."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="files", db_index=False)
    name = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="public_file_once", fields=["article", "name"])]

    def __str__(self) -> str:
        return self.name


class SitemapPart(models.Model):
    """One bounded file of the sitemap, with the instant of its newest change."""

    part = models.PositiveIntegerField(primary_key=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.part)


class CorrectionNotice(models.Model):
    """One entry of the public page “Thông tin cải chính, xin lỗi”."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections")
    release_id = models.UUIDField(unique=True)
    at = models.DateTimeField(db_index=True)
    false_information = models.TextField()
    note = models.TextField()

    def __str__(self) -> str:
        return f"{self.article} {self.at:%Y-%m-%d}"


class Pin(models.Model):
    """An article the desk holds at the top of a front until an instant; an empty section means the home page."""

    language = models.CharField(max_length=2)
    section_code = models.SlugField(blank=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="pins")
    position = models.PositiveSmallIntegerField()
    until = models.DateTimeField()
    by = models.ForeignKey("directory.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("directory.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="pinned_once", fields=["language", "section_code", "article"], condition=Q(ended_at=None)
            ),
            models.CheckConstraint(name="pin_ends_after_its_start", condition=Q(until__gt=F("at"))),
            models.CheckConstraint(
                name="pin_taken_off_by_somebody_at_some_time", condition=Q(ended_by=None) | Q(ended_at__isnull=False)
            ),
        ]
        indexes = [models.Index(name="pin_due", fields=["until"], condition=Q(ended_at=None))]

    def __str__(self) -> str:
        return f"{self.front}: {self.article}"

    @property
    def front(self) -> str:
        """The code of its front, e.g. `vi` or `km/thoi-su`."""
        return rules.front_code(self.language, self.section_code)


class MostRead(models.Model):
    """The articles read most that a front shows: how many, of the last `hours` (0: none), and how they rank.

    The ranking (numbers of articles, the most read first) is counted again by a job; pages are frozen from it. Where
    nobody has decided yet (`by` is empty) the house's own rule stands.
    """

    language = models.CharField(max_length=2)
    section_code = models.SlugField(blank=True)
    hours = models.PositiveSmallIntegerField()
    size = models.PositiveSmallIntegerField()
    by = models.ForeignKey("directory.Person", models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)
    ranking = models.JSONField(default=list)
    ranked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="most_read_once", fields=["language", "section_code"]),
            models.CheckConstraint(
                name="most_read_set_by_somebody_at_some_time",
                condition=Q(by=None, at=None) | Q(by__isnull=False, at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.front

    @property
    def front(self) -> str:
        """The code of its front, e.g. `vi` or `km/thoi-su`."""
        return rules.front_code(self.language, self.section_code)
