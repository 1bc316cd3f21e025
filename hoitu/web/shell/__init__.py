"""The staff shell: Wagtail's admin wearing our name, our menu and our front page, speaking Vietnamese."""
