"""What a comment is looked at for, how long comments stay open, who may do what. Pure."""
