"""What each command does, by its id: the desk looks it up here and calls it with the count."""
