"""What the fictional people wrote. Nothing here judges anybody, and no pupil has a name."""
