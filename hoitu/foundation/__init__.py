"""The floor every business module stands on: law, events, audit, people, words, media."""
