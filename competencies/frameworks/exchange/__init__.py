"""Frameworks and the crosswalk as files: read, checked row by row, compared with what is there, and written.

A file adds and changes, and never removes: courses that were published and proofs that people rely on name competencies
and levels by what they are called here. An empty field leaves what is there as it is.
"""
