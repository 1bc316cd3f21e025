"""Other people's servers, played on loopback: they keep the rules, and break them when told to."""
