"""Where and when something was recorded: told only by consent, for the desk alone, and taken back at will."""

from __future__ import annotations

import pathlib

import pytest
from django.test import Client
from pytest_django import Settings

from hoitu.foundation.media import operations as media
from hoitu.foundation.media.queries import Photo
from hoitu.production.field.models import Upload
from hoitu.production.field.rules import places
from tests.foundation.media.works import jpeg
from tests.production.field.phone import BASE, Phone
from tests.production.newsroom import road
from tests.world import NOON, World


@pytest.fixture
def phone(world: World, client: Client, settings: Settings, tmp_path: pathlib.Path) -> Phone:
    """Anh Bình's phone."""
    settings.MEDIA_ROOT, settings.HOME = str(tmp_path), tmp_path
    client.force_login(world.binh)
    return Phone(client)


def test_without_consent_not_even_the_file_tells_the_place(phone: Phone) -> None:
    said = phone.send(jpeg(64, 48, gps=True), latitude="9.9", longitude="106.3").json()
    photo, upload = Photo.objects.get(pk=said["photo_id"]), Upload.objects.get()
    assert (upload.tells_place, upload.latitude, upload.recorded_at) == (False, None, None)
    assert "gps" not in photo.metadata


def test_with_consent_the_desk_sees_it_beside_the_story_and_readers_never(
    phone: Phone, world: World, tmp_path: pathlib.Path
) -> None:
    story = road.story(world)
    said = phone.send(jpeg(64, 48, gps=True), story=str(story.pk), told=True).json()
    upload = Upload.objects.get()
    assert (upload.latitude, upload.longitude, upload.accuracy_m) == (9.9347, 106.3455, 12)
    assert "9.9347" in phone.client.get(f"/toa-soan/tin-bai/{story.pk}/").content.decode().replace(",", ".")
    media.publish_photo(photo_id=said["photo_id"], folder=tmp_path / "public")
    published = b"".join(file.read_bytes() for file in (tmp_path / "public").iterdir())
    assert b"Exif\0\0" not in published
    assert b"GPS" not in published


def test_what_was_told_is_taken_back_at_once(phone: Phone) -> None:
    phone.send(jpeg(64, 48), told=True)
    assert phone.client.get(f"{BASE}viec/").json()["places_told"] == 1
    assert phone.client.post(f"{BASE}vi-tri/xoa/").json() == {"forgotten": 1}
    assert phone.client.get(f"{BASE}viec/").json()["places_told"] == 0
    assert Upload.objects.get().latitude is None


@pytest.mark.parametrize("latitude", ["", "nan", "inf", "91", "chín", "1e400"])
def test_places_that_are_not_on_earth_are_none(latitude: str) -> None:
    assert places.place(latitude, "106.3", "5") is None


@pytest.mark.parametrize(
    "text", ["", "2026-11-24T10:00:00", "1970-01-01T00:00:00+00:00", "9999-01-01T00:00:00Z", "hôm qua"]
)
def test_instants_no_clock_means_are_none(text: str) -> None:
    assert places.instant(text, NOON) is None
