from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class AgencyKind(models.TextChoices):
    """What an organisation is for."""

    NEWSPAPER = "newspaper", _("Newspaper")
    RADIO_TV = "radio_tv", _("Radio and television station")
    MAGAZINE = "magazine", _("Magazine")
    SCIENCE_JOURNAL = "science_journal", _("Science journal")
    DEPARTMENT = "department", _("Provincial department")
    PEOPLES_COMMITTEE = "peoples_committee", _("People's Committee")
    OTHER = "other", _("Other body")


class Agency(models.Model):
    """An organisation, the same row whatever it was called: names are dated rows of their own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(_("code"), unique=True)
    kind = models.CharField(_("kind"), max_length=24, choices=AgencyKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("supervisory body")
    )
    licence_no = models.CharField(_("licence number"), max_length=80, blank=True)
    licence_date = models.DateField(_("licence date"), null=True, blank=True)
    licence_issuer = models.CharField(_("licence issuer"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    domain = models.CharField(_("domain"), max_length=120, blank=True)
    head_name = models.CharField(_("head of the agency"), max_length=120, blank=True)
    is_demo = models.BooleanField(_("demo data"), default=False)

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def __str__(self) -> str:
        return self.code


class Verification(models.TextChoices):
    """How far a fact of history was checked, as in the norms."""

    TEXT = "text", _("read in the document")
    REPORTED = "reported", _("reported")
    UNVERIFIED = "unverified", _("unverified")


class AgencyName(models.Model):
    """What an agency was called, from a day (inclusive) to a day (exclusive, open when null)."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    name_km = models.CharField(_("name in Khmer"), max_length=200, blank=True)
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    verified = models.CharField(
        _("verification"), max_length=12, choices=Verification.choices, default=Verification.TEXT
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agency_name_period", condition=Q(to_date=None) | Q(to_date__gt=F("from_date"))
            ),
            models.UniqueConstraint(name="agency_name_once_per_day", fields=["agency", "from_date"]),
        ]

    def __str__(self) -> str:
        return self.name


class AgencyLink(models.Model):
    """One agency became (part of) another on a day, by a document."""

    predecessor = models.ForeignKey(Agency, models.CASCADE, related_name="successor_links")
    successor = models.ForeignKey(Agency, models.CASCADE, related_name="predecessor_links")
    on_date = models.DateField(_("on"))
    document = models.CharField(_("written document"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    verified = models.CharField(
        _("verification"), max_length=12, choices=Verification.choices, default=Verification.TEXT
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="agency_link_once", fields=["predecessor", "successor"]),
            models.CheckConstraint(name="agency_link_not_self", condition=~Q(predecessor=F("successor"))),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class Unit(models.Model):
    """A desk or department inside an agency."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    code = models.SlugField(_("code"))
    name = models.CharField(_("name"), max_length=120)
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers", verbose_name=_("took over from")
    )

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")
        constraints = [
            models.UniqueConstraint(name="unit_code_once", fields=["agency", "code"]),
            models.CheckConstraint(name="unit_period", condition=Q(to_date=None) | Q(to_date__gt=F("from_date"))),
        ]

    def __str__(self) -> str:
        return self.name
