// The plan editor: running totals, paste from a spreadsheet.
