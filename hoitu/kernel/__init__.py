"""What every part needs and no part owns: text, clock, money, ids, safe doors to XML and HTTP.

Nouns: folded text, slug, syllable, instant, dong, refusal, signature.
No Django models live here. Calls nothing in this house.
"""
