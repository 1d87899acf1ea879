"""Workbooks for departments: evaluations of a year go out as Excel files, what was typed there comes back.

`openpyxl` is needed only here (`pip install ".[excel]"`). Nothing here writes content/.
"""
