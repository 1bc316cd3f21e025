"""How deliveries move, when they are tried, what answers mean. Pure."""
