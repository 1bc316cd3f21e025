"""Wires everything and owns no business: settings, addresses, staff shell, command line, health.

Nouns: setting, shell, menu, command, check.
May call: everything below.
"""
