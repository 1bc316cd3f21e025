"""Agencies, desks, people, roles and rights, each with its dates.

Nouns: agency (with dated names and successors), unit (desk), person, membership, approval right, delegation.
Login, second factor, lock-out and idle time-out are here too.
May call: kernel, norms, outbox, audit.
"""
