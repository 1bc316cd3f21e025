"""The newsroom's rules: pure functions over values, the clock passed in."""
