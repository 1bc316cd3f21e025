"""Rules of writing together: pure, no Django, the clock passed in."""
