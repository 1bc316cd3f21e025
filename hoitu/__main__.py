"""`python -m hoitu VERB`: the same command line as `bin/hoitu`."""

from __future__ import annotations

from hoitu.web.command import main

if __name__ == "__main__":
    main()
