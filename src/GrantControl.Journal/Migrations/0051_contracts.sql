-- Money kept back from payments of a contract, and penalties, have accounts of their own in the ledger.
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_debit_check, DROP CONSTRAINT ledger_entry_credit_check;
ALTER TABLE ledger_entry
    ADD CONSTRAINT ledger_entry_debit_check CHECK (debit IN (
        'appropriation', 'available', 'reserved', 'committed', 'accrued', 'paid', 'advance', 'treasury', 'programme-expense', 'recoverable',
        'written-off', 'fixed-assets', 'net-assets', 'accumulated-depreciation', 'depreciation-expense', 'disposal-loss', 'disposal-proceeds',
        'retention-payable', 'penalty-income')),
    ADD CONSTRAINT ledger_entry_credit_check CHECK (credit IN (
        'appropriation', 'available', 'reserved', 'committed', 'accrued', 'paid', 'advance', 'treasury', 'programme-expense', 'recoverable',
        'written-off', 'fixed-assets', 'net-assets', 'accumulated-depreciation', 'depreciation-expense', 'disposal-loss', 'disposal-proceeds',
        'retention-payable', 'penalty-income'));
