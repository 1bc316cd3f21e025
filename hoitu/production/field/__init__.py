"""Work in the field, on a phone with a bad line: read, write and record offline; everything arrives once.

Nouns: upload (a file sent in parts, resumable), material (an upload that arrived), tip (a quick message), place.
The phone keeps all of it until the house says it has it; ids are made on the phone, so nothing arrives twice.
May call: kernel, foundation, newsroom.
"""
