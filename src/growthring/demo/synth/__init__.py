"""A made-up world of any size: the same seed gives the same world, written by bulk paths, school by school."""
