"""What a trust says of other systems' files: which column is what, once for each kind of file."""
