"""What a web page says: its text, its people and its time, out of markup that strangers wrote."""
