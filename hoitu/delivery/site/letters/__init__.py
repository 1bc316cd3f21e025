"""The public forms through which readers write to the newsroom, made at once: no account, no script, no cookie."""
