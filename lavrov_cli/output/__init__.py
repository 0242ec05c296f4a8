"""Records to text in one of six formats, and text to a descriptor; asks nothing, decides nothing."""
