"""Reading much with few questions: several small sets of rows in one statement.

Nouns: set (a queryset that is read with others), rows.
Has no tables. Calls nothing in this house.
"""
