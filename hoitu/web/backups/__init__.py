"""Backups: one archive with the database, the media, the frozen pages and a manifest of digests."""
