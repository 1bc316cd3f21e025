"""One file per kind of channel, each a `Sender`; `registry` knows them by their code."""
