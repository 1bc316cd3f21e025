"""The words of Wagtail and the other packages: all there, all Vietnamese, and really shown."""

from __future__ import annotations

import re
from pathlib import Path

import axes
import django
import polib
import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from hoitu.kernel.text import unify_tones
from hoitu.web.catalogues import extraction, files
from tests.world import World

Key = tuple[str | None, str]
PACKAGES = ("wagtail", "allauth", "taggit", "django.contrib")
# Parts of allauth the house does not install.
NOT_OURS = re.compile("socialaccount|idp/|openid|headless|usersessions")


def locale_folders() -> list[Path]:
    """The packages' own catalogues, Django's core first."""
    folders = [Path(config.path) for config in apps.get_app_configs() if config.name.startswith(PACKAGES)]
    return [Path(django.__file__).parent / "conf/locale", *(folder / "locale" for folder in folders)]


def asked(domain: str) -> set[Key]:
    """Every message of the packages we run."""
    return {
        key(entry)
        for file in package_files(domain, "en")
        for entry in polib.pofile(str(file))
        if not entry.obsolete and not all(NOT_OURS.search(name) for name, _ in entry.occurrences)
    }


def said_by_the_packages(domain: str) -> set[Key]:
    return {
        key(entry) for file in package_files(domain, "vi") for entry in polib.pofile(str(file)) if entry.translated()
    }


def package_files(domain: str, language: str) -> list[Path]:
    files_there = [folder / language / f"LC_MESSAGES/{domain}.po" for folder in locale_folders()]
    # The script of the editor reads Wagtail's words alone.
    return [file for file in files_there if file.exists() and (domain == "django" or "wagtail" in file.parts)]


def key(entry: polib.POEntry) -> Key:
    return (entry.msgctxt, entry.msgid)


def borrowed(domain: str) -> files.Catalogue:
    return next(one for one in files.catalogues([files.BORROWED]) if one.domain == domain)


def entries(domain: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(borrowed(domain).po)))


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_nothing_the_packages_say_stays_english(domain: str) -> None:
    ours = {key(entry) for entry in entries(domain)}
    wanted = asked(domain)
    assert len(wanted) > 50
    assert wanted - ours - said_by_the_packages(domain) == set()


def test_the_lock_out_speaks_vietnamese_too() -> None:
    ours = {key(entry) for entry in entries("django")}
    source = Path(axes.__file__).parent
    wanted = [
        message.key
        for name in ("conf.py", "models.py", "admin.py")
        for message in extraction.in_python((source / name).read_text("utf-8"))
    ]
    django_says = {(None, "Yes"), (None, "No"), (None, "yes"), (None, "no")}
    assert [message for message in wanted if message not in ours | django_says] == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_every_string_is_translated_with_its_placeholders_and_compiled(domain: str) -> None:
    assert list(files.problems(borrowed(domain))) == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_markup_and_edges_are_those_of_the_original(domain: str) -> None:
    for entry in entries(domain):
        said = entry.msgstr or entry.msgstr_plural[0]
        assert said.lstrip() == said or entry.msgid.lstrip() != entry.msgid, entry.msgid
        assert (said.rstrip() == said) == (entry.msgid.rstrip() == entry.msgid), entry.msgid
        tags = re.findall(r"</?[a-z][^>]*>", said)
        assert tags in [re.findall(r"</?[a-z][^>]*>", text) for text in (entry.msgid, entry.msgid_plural)], entry.msgid


def test_no_string_outlives_the_package_that_said_it() -> None:
    # These are in no English catalogue: axes has none, the others forgot some.
    elsewhere = {"axes", "modelsearch", "wagtail/admin/forms/pages.py", "wagtail/admin/forms/choosers.py"}
    for domain in ("django", "djangojs"):
        ours = {key(entry) for entry in entries(domain) if entry.occurrences[0][0] not in elsewhere}
        assert ours - asked(domain) == set()


def test_tone_marks_sit_where_tradition_puts_them() -> None:
    for domain in ("django", "djangojs"):
        for entry in entries(domain):
            said = entry.msgstr or entry.msgstr_plural[0]
            assert unify_tones(said) == said


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("Save draft", "Lưu bản nháp"),
        ("Publish", "Xuất bản"),
        ("Unpublish", "Gỡ xuống"),
        ("Page", "Trang"),
        ("Snippets", "Mẩu nội dung"),
        ("Collection", "Bộ sưu tập"),
        ("Alt text", "Văn bản thay thế"),
        ("Two-Factor Authentication", "Xác thực hai lớp"),
        ("Account locked: too many login attempts. Please try again later.",
         "Tài khoản bị khóa vì đăng nhập sai quá nhiều lần. Hãy thử lại sau."),
    ],
)  # fmt: skip
def test_django_really_uses_them(english: str, vietnamese: str) -> None:
    with override("vi"):
        assert gettext(english) == vietnamese


def test_one_and_many_are_said_alike() -> None:
    with override("vi"):
        for number in (0, 1, 2):
            said = ngettext("%(count)s image", "%(count)s images", number) % {"count": number}
            assert said == f"{number} ảnh"


def test_our_own_modules_have_the_last_word() -> None:
    """Where two modules say the same English, either answer is theirs: only the packages' must not win."""
    said: dict[str, set[str]] = {}
    for catalogue in files.catalogues():
        if catalogue.language == "vi" and catalogue.module != files.BORROWED and catalogue.po.exists():
            for entry in polib.pofile(str(catalogue.po)):
                if entry.translated() and not entry.obsolete and not entry.msgctxt and not entry.msgid_plural:
                    said.setdefault(entry.msgid, set()).add(entry.msgstr)
    with override("vi"):
        lost = [text for _, text in map(key, entries("django")) if text in said and gettext(text) not in said[text]]
    assert lost == []


@pytest.fixture
def administrator(world: World, client: Client) -> Client:
    world.quan.is_superuser = True
    world.quan.save()
    client.force_login(world.quan)
    return client


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("wagtailimages:index", ["Thêm ảnh", "Tìm kiếm"]),
        ("wagtaildocs:index", ["Thêm tài liệu"]),
        ("wagtailadmin_account", ["Hồ sơ", "Giao diện", "Thông báo"]),
    ],
)
def test_the_library_of_the_staff_shell_is_vietnamese(administrator: Client, name: str, words: list[str]) -> None:
    page = administrator.get(reverse(name), follow=True).content.decode()
    assert [word for word in words if word not in page] == []
    assert [
        word for word in (">Add an image<", ">Profile<", ">Dashboard<", 'aria-label="Actions"') if word in page
    ] == []


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("wagtailadmin_choose_page_external_link", ["Địa chỉ", "Chữ của liên kết"]),
        ("wagtailadmin_choose_page_email_link", ["Địa chỉ email", "Chữ của liên kết", "Tiêu đề thư", "Nội dung thư"]),
        ("wagtailadmin_choose_page_phone_link", ["Số điện thoại", "Chữ của liên kết"]),
        ("wagtailadmin_choose_page_anchor_link", ["#", "Chữ của liên kết"]),
    ],
)
def test_the_link_dialogs_of_the_editor_are_vietnamese(administrator: Client, name: str, labels: list[str]) -> None:
    dialog = administrator.get(reverse(name)).json()["html"]
    found = [label.strip() for label in re.findall(r"<label[^>]*>([^<]+)", dialog)]
    assert found == labels


def test_the_script_of_the_editor_is_vietnamese(administrator: Client) -> None:
    script = administrator.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert '"Insert a block": "Ch\\u00e8n kh\\u1ed1i"' in script
    assert '"Save": "L\\u01b0u"' in script
