"""The ways out of the house, each with one function `send(letter) -> Outcome`."""
