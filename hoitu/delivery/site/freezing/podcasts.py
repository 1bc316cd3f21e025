"""The podcast of an edition and of each section in it: RSS 2.0 with the tags that podcast programs ask for.

What can be heard is what `/nghe/` lists; an article with several recordings is several episodes, on the article's page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.feedgenerator import Enclosure
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.xmlutils import SimplerXMLGenerator

from hoitu.delivery.site import rules
from hoitu.delivery.site.freezing import assets, chrome, files
from hoitu.delivery.site.freezing.arranging import newest
from hoitu.delivery.site.freezing.feeds import Rss
from hoitu.delivery.site.freezing.press import Press
from hoitu.delivery.site.models import Article, Listing

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
ATOM = "http://www.w3.org/2005/Atom"
COVER = "podcast.png"
CATEGORY = "News"
EPISODES = 100


@dataclass(frozen=True)
class Episode:
    """One recording of an article."""

    article: Article
    sound: dict[str, Any]
    number: int

    @property
    def guid(self) -> str:
        """An id that stays when title, file or address change."""
        return f"urn:uuid:{self.article.output_id}#{self.number}"


class Podcast(Rss):
    """RSS 2.0 with the podcast namespace; `feed` holds what a channel tells besides."""

    def rss_attributes(self) -> dict[str, str]:
        """Name the namespaces."""
        return {"version": "2.0", "xmlns:itunes": ITUNES, "xmlns:atom": ATOM}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Tell whose podcast it is, of what kind, and its cover."""
        super().add_root_elements(handler)
        feed = self.feed
        handler.addQuickElement("itunes:author", feed["author"])
        handler.addQuickElement("itunes:summary", feed["description"])
        handler.addQuickElement("itunes:type", "episodic")
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:image", "", {"href": feed["cover"]})
        handler.addQuickElement("itunes:category", "", {"text": CATEGORY})
        if feed["email"]:
            handler.startElement("itunes:owner", {})  # type: ignore[arg-type] # as Django itself does
            handler.addQuickElement("itunes:name", feed["author"])
            handler.addQuickElement("itunes:email", feed["email"])
            handler.endElement("itunes:owner")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Tell the length of an episode and whose voice it is."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:author", item["speaker"])
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:episodeType", "full")
        if item["duration"]:
            handler.addQuickElement("itunes:duration", item["duration"])


def freeze(press: Press, language: str, section: str | None = None) -> None:
    """Freeze the podcast of an edition (`section` is empty) or of one section; None means all of an edition."""
    listing = Listing.objects.filter(language=language, kind=Listing.Kind.AUDIO).first()
    heard = newest(listing, EPISODES) if listing else []
    names = {"": "", **{item.code: item.name for item in press.common(language)["menu"]}}
    spoken = {article.section_code for article in heard}
    for code in [section] if section is not None else sorted({"", *spoken} & set(names)):
        own = [article for article in heard if code in {"", article.section_code}]
        press.put(rules.podcast_path(language, code), _feed(press, language, code, names.get(code, ""), own))


def _feed(press: Press, language: str, code: str, section_name: str, articles: list[Article]) -> str:
    common = press.common(language)
    site_name, imprint = common["site_name"], common["imprint"]
    with translation.override(language):
        heard = gettext("Listen")
        about = gettext("What %(name)s tells, to listen to.") % {"name": site_name}
    path = rules.podcast_path(language, code)
    feed = Podcast(
        title=" – ".join(part for part in (site_name, heard, section_name) if part),
        link=chrome.absolute(rules.listen_path(language)),
        description=about,
        language=language,
        feed_url=chrome.absolute(path),
        feed_copyright=f"© {common['year']} {site_name}",
        made_at=press.now,
        author=site_name,
        email=imprint.email if imprint else "",
        cover=chrome.absolute(assets.addresses()[COVER]),
    )
    for article in articles:
        for number, sound in enumerate(article.card.get("sounds", ()), 1):
            _add(feed, Episode(article, sound, number), site_name)
    return str(feed.writeString("utf-8"))


def _add(feed: Podcast, episode: Episode, site_name: str) -> None:
    article, sound = episode.article, episode.sound
    size = _size(sound["url"])
    if not size:  # a file that is away would be an episode nobody can load
        return
    title = sound["title"] or article.headline
    feed.add_item(
        title=title if title == article.headline else f"{article.headline}: {title}",
        link=chrome.absolute(article.path),
        description=escape(article.lead or article.headline),
        pubdate=article.first_published_at,
        updateddate=article.updated_at,
        unique_id=episode.guid,
        unique_id_is_permalink=False,
        categories=[article.section_name],
        enclosures=[Enclosure(chrome.absolute(sound["url"]), str(size), sound["media_type"])],
        speaker=", ".join(each["name"] for each in article.card.get("bylines", [])) or site_name,
        duration=sound["duration"],
    )


def _size(address: str) -> int:
    try:
        return files.file_of(address).stat().st_size
    except OSError:
        return 0
