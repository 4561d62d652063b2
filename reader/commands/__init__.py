"""One module a family of commands: what each takes, and what it does when it is called."""
