"""The floor of what the province asks: plan, maturity, monitoring. No module has moved in yet."""
