"""Memory of a process and all it started, read from Linux's /proc."""

from __future__ import annotations

from pathlib import Path

PROC = Path("/proc")
KIB_PER_MB = 1000 / 1.024


def family(pid: int) -> list[int]:
    """Return this process and all its living descendants."""
    parents = {int(each.name): _parent(each) for each in PROC.iterdir() if each.name.isdigit()}
    found = [pid] if pid in parents else []
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def memory_mb(pid: int) -> dict[str, float]:
    """Return `rss_mb` (pages shared by two processes count twice) and `pss_mb` (once) of the whole family."""
    families = family(pid)
    return {
        "rss_mb": sum(_field(PROC / str(each) / "status", "VmRSS:") for each in families) / KIB_PER_MB,
        "pss_mb": sum(_field(PROC / str(each) / "smaps_rollup", "Pss:") for each in families) / KIB_PER_MB,
    }


def names(pid: int) -> dict[int, str]:
    """Return the command of each process of the family."""
    return {each: _command(each) for each in family(pid)}


def _command(pid: int) -> str:
    try:
        return (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""


def _parent(folder: Path) -> int:
    try:
        return int((folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return 0


def _field(file: Path, name: str) -> int:
    """Return a figure in KiB; 0 where the process has gone meanwhile."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)
