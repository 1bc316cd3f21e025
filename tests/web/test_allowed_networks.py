from __future__ import annotations

import ipaddress

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from hoitu.kernel import addresses


def test_the_setting_opens_a_private_network_for_this_process(settings: Settings) -> None:
    settings.ALLOWED_NETWORKS = ["10.8.0.0/16"]
    try:
        apps.get_app_config("web").ready()
        addresses.house_policy().check(ipaddress.ip_address("10.8.1.1"))
    finally:
        addresses.allow(addresses.Policy())
    with pytest.raises(addresses.UnsafeAddress):
        addresses.house_policy().check(ipaddress.ip_address("10.8.1.1"))


def test_a_setting_that_is_no_network_says_how_to_write_one(settings: Settings) -> None:
    settings.ALLOWED_NETWORKS = ["localhost"]
    with pytest.raises(ImproperlyConfigured, match=r"10\.8\.0\.0"):
        apps.get_app_config("web").ready()
