// The inbox: live counts and keyboard shortcuts.
