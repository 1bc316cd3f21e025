"""Addresses inside the shell, under /toa-soan/danh-ba/."""

from __future__ import annotations

from django.urls import path

from hoitu.foundation.directory.views import agencies, people, rights

urlpatterns = [
    path("", people.people, name="people"),
    path("moi/", people.hire, name="hire"),
    path("nguoi/<uuid:person_id>/", people.person, name="person"),
    path("nguoi/<uuid:person_id>/sua/", people.edit, name="edit"),
    path("nguoi/<uuid:person_id>/vai-tro/", people.add_membership, name="add_membership"),
    path("vai-tro/<int:membership_id>/ket-thuc/", people.end_membership, name="end_membership"),
    path("nguoi/<uuid:person_id>/khoa/", people.disable, name="disable"),
    path("nguoi/<uuid:person_id>/mo-lai/", people.enable, name="enable"),
    path("nguoi/<uuid:person_id>/mo-khoa/", people.unlock, name="unlock"),
    path("nguoi/<uuid:person_id>/mat-khau/", people.reset_password, name="reset_password"),
    path("nguoi/<uuid:person_id>/hai-buoc/", people.reset_second_factor, name="reset_second_factor"),
    path("quyen-duyet/", rights.matrix, name="rights"),
    path("quyen-duyet/moi/", rights.grant, name="grant_right"),
    path("quyen-duyet/<int:right_id>/thu-hoi/", rights.revoke, name="revoke_right"),
    path("uy-quyen/", rights.delegations, name="delegations"),
    path("uy-quyen/moi/", rights.delegate, name="delegate"),
    path("uy-quyen/<int:delegation_id>/", rights.delegation, name="delegation"),
    path("uy-quyen/<int:delegation_id>/thu-hoi/", rights.revoke_delegation, name="revoke_delegation"),
    path("co-quan/", agencies.agencies, name="agencies"),
    path("co-quan/moi/", agencies.found, name="found_agency"),
    path("co-quan/sap-nhap/", agencies.merge, name="merge_agencies"),
    path("co-quan/<uuid:agency_id>/", agencies.agency, name="agency"),
    path("co-quan/<uuid:agency_id>/sua/", agencies.edit, name="edit_agency"),
    path("co-quan/<uuid:agency_id>/ten/", agencies.rename, name="rename_agency"),
    path("co-quan/<uuid:agency_id>/ban/", agencies.open_unit, name="open_unit"),
    path("ban/<uuid:unit_id>/dong/", agencies.close_unit, name="close_unit"),
]
