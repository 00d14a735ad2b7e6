"""Schools and trusts out of GIAS downloads: recognised by their headings, compared with what is there, applied.

`tables` finds the files and their rows, `facts` what a row says, `gathering` what is wanted of them; `known` is what
the installation has, `planning` what would change, `applying` writes it, `telling` puts it into words.
"""
