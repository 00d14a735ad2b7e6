"""Where the data came from: imports over time, school by school, and line by line of a person's entry."""
