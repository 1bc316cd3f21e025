"""What the phone and the house have to agree on. Pure."""
