"""Measurements: how long the real build takes, beside a floor that no such program can go below."""
