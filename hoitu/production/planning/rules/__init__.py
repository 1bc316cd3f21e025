"""Pure: days and instants of events, recurrences, clashes, lengths."""
