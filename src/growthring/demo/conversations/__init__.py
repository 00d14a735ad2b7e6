"""Conversations of the made-up world, from its first day to what is planned for next week.

Rows are written as plain values, many at a time, with what the services would have written in them.
"""
