"""All writes of the directory, by noun."""

from hoitu.foundation.directory.operations.access import (
    change_password,
    disable,
    disable_inactive,
    enable,
    reset_password,
    reset_second_factor,
    unlock,
)
from hoitu.foundation.directory.operations.agencies import (
    close_unit,
    edit_agency,
    found_agency,
    merge_agencies,
    open_unit,
    put_under,
    rename_agency,
)
from hoitu.foundation.directory.operations.people import (
    Hired,
    add_membership,
    edit_person,
    end_membership,
    hire,
    sync_everybody,
)
from hoitu.foundation.directory.operations.plan_agencies import seed_plan_agencies
from hoitu.foundation.directory.operations.rights import delegate, grant_right, revoke_delegation, revoke_right
from hoitu.foundation.directory.operations.second_factor import code_at, confirm_second_factor

__all__ = [
    "Hired",
    "add_membership",
    "change_password",
    "close_unit",
    "code_at",
    "confirm_second_factor",
    "delegate",
    "disable",
    "disable_inactive",
    "edit_agency",
    "edit_person",
    "enable",
    "end_membership",
    "found_agency",
    "grant_right",
    "hire",
    "merge_agencies",
    "open_unit",
    "put_under",
    "rename_agency",
    "reset_password",
    "reset_second_factor",
    "revoke_delegation",
    "revoke_right",
    "seed_plan_agencies",
    "sync_everybody",
    "unlock",
]
