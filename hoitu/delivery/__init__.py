"""The floor where released work reaches people."""
