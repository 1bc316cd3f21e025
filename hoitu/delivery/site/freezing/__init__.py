"""Turns the site's rows into finished files under PUBLIC_ROOT, whole or not at all."""
