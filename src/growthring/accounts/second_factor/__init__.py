"""What somebody signs in with beside their password: an app's codes, passkeys, recovery codes."""
