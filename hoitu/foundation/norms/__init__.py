"""Law as data with dates: every legal number is looked up by the date of the fact.

Nouns: norm topic, entry, gap, verification badge.
Writes nothing at run time: norms.yaml is the record, versioned with the code.
May call: kernel.
"""
