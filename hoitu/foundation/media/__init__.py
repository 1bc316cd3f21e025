"""Photos, audio, video and documents, with what may be done with them and until when.

Nouns: photo, recording, document, licence (rights by purpose and window), rendition.
Stands on Wagtail's library; the public gets renditions without location.
May call: kernel, norms, outbox, audit, directory, vocabulary.
"""
