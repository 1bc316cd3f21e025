"""The house style (văn phong): what a text is looked through for, rule by rule. Pure: day and house passed in."""
