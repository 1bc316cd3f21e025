"""Writing together: who has a text open, who writes it, what colleagues say to it.

Nouns: presence (somebody has the output open), writing lock (one person writes, on a lease), note (ghi chú, with
replies and suggestions), finding of the house style, template, saved search. It reads and saves texts through
newsroom's queries and operations, and stands in newsroom's screens by `output_panels` and `save_gates`.
"""
