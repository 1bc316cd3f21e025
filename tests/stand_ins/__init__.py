"""Machines of partners, on loopback: real protocols, and all that can go wrong with them."""
