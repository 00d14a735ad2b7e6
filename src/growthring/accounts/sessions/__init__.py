"""Where somebody is signed in: how long a session lasts, how its owner sees and ends it."""
