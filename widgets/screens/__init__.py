"""The full screens and dialogs of kutip, one file each."""
