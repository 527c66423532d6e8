using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Budget;

/// <summary>
/// One figure of a budget line, and the accounts whose balance it is. An entry moves the figure when exactly one of its
/// sides is among them: what passes from accrued to paid leaves the committed figure as it was.
/// </summary>
public sealed record BudgetMeasure(string Id, Label Label, IReadOnlyList<string> Accounts)
{
    public static readonly BudgetMeasure Current = new("current", new("Vigente", "Current"),
        [Account.Available, Account.Reserved, Account.Committed, Account.Accrued, Account.Paid]);

    public static readonly BudgetMeasure Available = new("available", new("Disponible", "Available"), [Account.Available]);

    public static readonly BudgetMeasure Reserved = new("reserved", new("Reservado", "Reserved"), [Account.Reserved]);

    public static readonly BudgetMeasure Committed = new("committed", new("Comprometido", "Committed"), [Account.Committed, Account.Accrued, Account.Paid]);

    public static readonly BudgetMeasure Accrued = new("accrued", new("Devengado", "Accrued"), [Account.Accrued, Account.Paid]);

    public static readonly BudgetMeasure Paid = new("paid", new("Pagado", "Paid"), [Account.Paid]);

    /// <summary>In the order a table shows them.</summary>
    public static IReadOnlyList<BudgetMeasure> All { get; } = [Current, Reserved, Committed, Accrued, Paid, Available];

    /// <summary>The measure of an id; null for any other word.</summary>
    public static BudgetMeasure? Find(string? id) => All.FirstOrDefault(m => string.Equals(m.Id, id, StringComparison.Ordinal));

    /// <summary>This figure of a row.</summary>
    public Kernel.Monies.Money Of(ExecutionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Id switch
        {
            "current" => row.Current,
            "available" => row.Available,
            "reserved" => row.Reserved,
            "committed" => row.Committed,
            "accrued" => row.Accrued,
            _ => row.Paid,
        };
    }

    /// <summary>What one case did to this figure.</summary>
    public Kernel.Monies.Money Of(LineShare share)
    {
        ArgumentNullException.ThrowIfNull(share);
        return share.Amounts[Id];
    }
}
