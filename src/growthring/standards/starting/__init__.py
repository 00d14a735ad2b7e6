"""What a new trust starts from: our own words, every one of them the trust's and its schools' to change."""
