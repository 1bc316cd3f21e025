"""The site's index for its search; the engines are the foundation's."""
