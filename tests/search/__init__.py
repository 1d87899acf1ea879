"""Helpers of the search tests: how a page of the built site is asked, and what its index holds."""
