"""Carries each release, and each withdrawal, to every channel it belongs on, and can prove what each channel shows.

Nouns: channel, item (an output as channels know it), delivery (one release to one channel), attempt, payload, post
(what a channel shows now), circuit, human task, check (looking again after a withdrawal).
May call: newsroom, foundation, kernel. The site above brings its own sender through `channels.registry`.
"""
