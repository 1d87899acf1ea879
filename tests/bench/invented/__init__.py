"""Content that nobody published: plans and reports of real prefectures, put together from a list of words."""
