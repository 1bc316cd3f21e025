"""Hội Tụ: the converged digital newsroom of a Vietnamese province.

Seven floors, imports go down only:
web > oversight > delivery > audience > production > foundation > kernel.
"""
