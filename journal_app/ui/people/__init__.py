"""All people and tags, and the page of one."""
