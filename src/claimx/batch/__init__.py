"""A folder of articles: what there is to do (`plan`), and doing it (`run`)."""
