"""What the phone asks of the house: pages first, then answers in JSON and tus."""
