"""More of everything around the newsroom: library, directory, vocabulary, notices, background work, the site."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from hoitu.delivery.site import operations as site
from hoitu.delivery.site.models import Article, Pin
from hoitu.foundation.audit import queries as audit
from hoitu.foundation.directory import operations as directory
from hoitu.foundation.directory.models import Delegation
from hoitu.foundation.directory.roles import Level, Role
from hoitu.foundation.media.models import Attachment, Consent, Licence
from hoitu.foundation.notices.models import Notice
from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.outbox.models import Task
from hoitu.foundation.vocabulary.models import Place, Section
from hoitu.kernel.actor import SystemActor
from tests.foundation.media.works import photo
from tests.foundation.notices import telling
from tests.foundation.outbox.happenings import Complainer, RiceRipened, listening
from tests.production.field.phone import picture
from tests.web.screens.office import TODAY, Office
from tests.world import NOON, START

HOUSE = SystemActor("tests")
UNTIL = TODAY + timedelta(days=90)


def in_the_library(office: Office, number: int) -> None:
    """Photos, documents, licences, consents."""
    w = office.world
    licence = Licence.objects.create(name=f"TTXVN {number}", agency=w.newspaper)
    shot = photo(picture(number), title=f"Ảnh {number}", licence=licence)
    paper = Attachment.objects.create(title=f"Kế hoạch {number}", file=SimpleUploadedFile("a.txt", b"x"))
    consent = Consent.objects.create(photo=shot, given_by="Bà A", from_date=START, evidence="Thư")
    for work in (shot, paper):
        work.__class__.objects.filter(pk=work.pk).update(agency=w.newspaper, uploaded_by_user=w.binh)
    office.named(image_id=shot.pk, document_id=paper.pk)
    office.named(**{"licences:pk": licence.pk, "consents:pk": consent.pk})


def in_the_directory(office: Office, number: int) -> None:
    """People, agencies, desks, rights, delegations; sections, topics and places."""
    w = office.world
    hired = directory.hire(
        by=HOUSE,
        username=f"nguoi{number}",
        full_name=f"Người {number}",
        agency_id=w.newspaper.pk,
        unit_id=w.news_desk.pk,
        roles={Role.REPORTER},
        from_date=TODAY,
        now=NOON,
    )
    right = directory.grant_right(
        by=HOUSE, person_id=hired.person.pk, agency_id=w.newspaper.pk, level=Level.DESK, from_date=TODAY, now=NOON
    )
    directory.delegate(
        by=w.hanh,
        deputy_id=w.duc.pk,
        agency_id=w.newspaper.pk,
        level=Level.CHIEF,
        document=f"{number}/QĐ",
        from_date=TODAY,
        to_date=UNTIL,
        now=NOON,
    )
    directory.open_unit(
        by=HOUSE, agency_id=w.newspaper.pk, code=f"ban-{number}", name=f"Ban {number}", from_date=TODAY, now=NOON
    )
    Section.objects.create(code=f"muc-{number}", name=f"Mục {number}", from_date=START)
    place = Place.objects.create(code=f"9{number}", name=f"Ấp {number}", kind="ấp", from_date=START)
    office.named(
        agency_id=w.newspaper.pk,
        unit_id=w.news_desk.pk,
        person_id=w.binh.pk,
        right_id=right.pk,
        membership_id=w.binh.memberships.get().pk,
        delegation_id=Delegation.objects.order_by("pk")[0].pk,
    )
    office.named(**{"vocabulary:pk": place.pk})


def behind_the_scenes(office: Office, number: int) -> None:
    """Notices, dead letters, pinned articles."""
    w = office.world
    with telling.kinds_of_these_tests():
        for person in w.people.values():
            telling.tell(person, subject=f"Lúa chín {number}")
    with listening(miller=Complainer()):
        outbox.publish(event=RiceRipened(f"Ruộng {number}"), now=NOON)
        outbox.drain(now=NOON)
    Task.objects.filter(handler="miller").update(state="dead", lease_until=None)
    _pin(office)
    dead = Task.objects.filter(state="dead").order_by("pk")[0]
    office.named(notice_id=Notice.objects.filter(person=w.tam).order_by("pk")[0].pk)
    office.named(**{"outbox:task_id": dead.pk, "audit:seq": audit.Entry.objects.order_by("seq")[0].seq})


def _pin(office: Office) -> None:
    free = Article.objects.filter(language="vi").exclude(pk__in=Pin.objects.values("article")).first()
    if free is not None and Pin.objects.count() < 4:
        site.pin(by=office.world.lan, front="vi", number=free.number, until=NOON + timedelta(days=1), now=NOON)
