"""The screens of readers' words."""
