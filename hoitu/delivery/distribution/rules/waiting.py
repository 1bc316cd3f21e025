"""When a delivery is tried again, and when a person takes over."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from hoitu.kernel.clock import HO_CHI_MINH

FIRST_S, LONGEST_S = 30.0, 3600.0
WITHDRAWAL_FIRST_S, WITHDRAWAL_LONGEST_S = 5.0, 300.0
WITHDRAWAL_GIVE_UP = timedelta(minutes=30)
"""How long a machine tries to take a post off before a person is called as well."""
LONGEST_RETRY_AFTER_S = 86_400.0
CHECKS_AFTER = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=24))
"""How long after a withdrawal a channel is looked at again."""
HUMAN_TIME = timedelta(hours=2)
HUMAN_WITHDRAWAL_TIME = timedelta(minutes=30)


def delay_s(attempts: int, chance: float, *, retry_after_s: float = 0.0, urgent: bool = False) -> float:
    """Return the seconds to wait after the `attempts`-th failure: doubled each time, half of it spread by `chance`.

    `chance` is in [0, 1]; a longer Retry-After wins; `urgent` (a withdrawal) comes again soon.
    """
    first, longest = (WITHDRAWAL_FIRST_S, WITHDRAWAL_LONGEST_S) if urgent else (FIRST_S, LONGEST_S)
    doubled = min(longest, first * 2.0 ** min(max(attempts, 1) - 1, 30))
    return max(doubled * (0.5 + chance / 2), min(retry_after_s, LONGEST_RETRY_AFTER_S))


def gives_up_at(not_before: datetime, give_up_after_s: int, *, is_withdrawal: bool) -> datetime:
    """Return when a person takes over."""
    return not_before + (WITHDRAWAL_GIVE_UP if is_withdrawal else timedelta(seconds=give_up_after_s))


def after_quiet(at: datetime, quiet_from: time | None, quiet_until: time | None) -> datetime:
    """Return the instant itself, or the end of the quiet hours it falls into (hours of Việt Nam, over midnight too)."""
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return at
    local = at.astimezone(HO_CHI_MINH)
    clock = local.time()
    over_midnight = quiet_from > quiet_until
    is_quiet = clock >= quiet_from or clock < quiet_until if over_midnight else quiet_from <= clock < quiet_until
    if not is_quiet:
        return at
    day = local.date() + timedelta(days=over_midnight and clock >= quiet_from)
    return datetime.combine(day, quiet_until, HO_CHI_MINH)
