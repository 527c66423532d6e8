// What every page shares: theme, menu.
