using GrantControl.Journal.Queries;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using Ledger = GrantControl.Kernel.Deciders.Account;

namespace GrantControl.Web.Cases;

/// <summary>One figure of a case's money, and which postings of its ledger make it.</summary>
/// <param name="Slug">Its part of an address: <c>written-off</c>.</param>
/// <param name="Hint">What it says, in one line.</param>
/// <param name="Account">The account of the ledger it is the balance of; empty for what the content itself says.</param>
public sealed record MoneyFigure(string Slug, Label Label, Label Hint, string Account, Money Amount)
{
    /// <summary>The amount of a contract with its amendments: from its terms and not from the ledger.</summary>
    public const string Contracted = "contracted";

    /// <summary>The figure that comes from the plan and not from the ledger.</summary>
    public const string Planned = "planned";

    /// <summary>What came back from the organisation: no account's balance, as the treasury pays from the same one.</summary>
    public const string Refunded = "refunded";

    /// <summary>Expense not accepted, when it was decided or later: what the debt to be refunded began with.</summary>
    public const string Disallowed = "disallowed";

    private static readonly Dictionary<string, MoneyFigure> Known = new(StringComparer.Ordinal)
    {
        ["planned"] = New(Planned, "Planificado", "Planned", "Total del presupuesto del plan en vigor.", "Total of the plan's budget in force.", ""),
        ["reserved"] = New("reserved", "Reservado", "Reserved", "Pre-compromiso: apartado del presupuesto, sin convenio iniciado.", "Set aside from the budget before the agreement runs.", Ledger.Reserved),
        ["committed"] = New("committed", "Comprometido", "Committed", "Convenio en vigor; todavía sin aprobar para pago.", "Under an agreement in force; not yet approved for payment.", Ledger.Committed),
        ["accrued"] = New("accrued", "Devengado", "Accrued", "Aprobado para pago; todavía no pagado.", "Approved for payment; not yet paid.", Ledger.Accrued),
        ["paid"] = New("paid", "Pagado", "Paid", "Pagado con cargo al presupuesto.", "Paid and charged to the budget.", Ledger.Paid),
        ["advance"] = New("advance", "Anticipo por rendir", "Advance to account for", "Está en manos de la organización y falta rendir cuentas.", "In the organisation's hands and not yet accounted for.", Ledger.Advance),
        ["accepted"] = New("accepted", "Gasto aceptado", "Accepted expense", "Rendido y aceptado por control interno.", "Accounted for and accepted by internal control.", Ledger.ProgrammeExpense),
        ["recoverable"] = New("recoverable", "Por reintegrar", "To be refunded", "Gasto rechazado que la organización debe devolver.", "Disallowed expense the organisation must give back.", Ledger.Recoverable),
        ["disallowed"] = New(Disallowed, "Rechazado hasta hoy", "Disallowed so far", "Todo el gasto que control interno no aceptó, aunque ya se haya reintegrado.", "All expense internal control did not accept, even if refunded since.", Ledger.Recoverable),
        ["refunded"] = New(Refunded, "Reintegrado", "Refunded", "La organización lo devolvió a la tesorería.", "Given back to the treasury by the organisation.", Ledger.Treasury),
        ["writtenOff"] = New("written-off", "Declarado incobrable", "Written off", "Deuda dada por perdida con dictamen jurídico.", "Debt given up with a legal opinion.", Ledger.WrittenOff),
        ["contracted"] = New(Contracted, "Contratado", "Contracted", "Monto del contrato con sus modificaciones.", "Amount of the contract with its amendments.", ""),
        ["retained"] = Owed("retained", "Retenido por devolver", "Retained, to be released", "Descontado de los pagos como garantía.", "Kept back from payments as a guarantee.", Ledger.RetentionPayable),
        ["penalised"] = Owed("penalised", "Multas cobradas", "Penalties brought in", "Descontadas de los pagos o cobradas al proveedor.", "Kept back from payments or collected from the supplier.", Ledger.PenaltyIncome),
        ["disbursed"] = Owed("disbursed", "Salió de la tesorería", "Left the treasury", "Lo entregado al proveedor, menos lo que él pagó.", "What the supplier was given, less what he paid.", Ledger.Treasury),
        ["costRemoved"] = Owed("cost-removed", "Costo dado de baja", "Cost removed", "Costo de los bienes que salieron de los libros.", "Cost of the goods that left the books.", Ledger.FixedAssets),
        ["depreciation"] = New("depreciation", "Depreciación reconocida", "Depreciation recognised", "Hasta el día de la baja.", "Up to the day of removal.", Ledger.DepreciationExpense),
        ["loss"] = New("loss", "Pérdida por baja", "Loss on disposal", "Valor en libros que quedaba.", "Book value that was left.", Ledger.DisposalLoss),
        ["proceeds"] = Owed("proceeds", "Producto de la subasta", "Proceeds of the auction", "Entró a la tesorería.", "Came into the treasury.", Ledger.DisposalProceeds),
    };

    /// <summary>True for an account whose figure grows with its credits.</summary>
    public bool GrowsByCredit { get; private init; }

    /// <summary>The figure a kind shows under a name; null for a name that is no figure.</summary>
    public static MoneyFigure? Of(string name, Money amount) => Known.TryGetValue(name, out var figure) ? figure with { Amount = amount } : null;

    /// <summary>What a posting adds to this figure, less what it takes away; null when it does not touch it.</summary>
    public Money? Effect(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (Slug == Refunded)
        {
            return row.Debit == Account && row.Credit is Ledger.Recoverable or Ledger.Advance ? row.Amount : null;
        }

        // An advance never accounted for becomes a debt as well, by the liquidation and not by a line that was refused.
        if (Slug == Disallowed)
        {
            return row.Debit == Account && (row.Credit == Ledger.ProgrammeExpense || row.Memo.Contains(":line:", StringComparison.Ordinal)) ? row.Amount : null;
        }

        return Account.Length == 0 ? null
            : row.Debit == Account ? Signed(row.Amount)
            : row.Credit == Account ? Signed(-row.Amount)
            : null;
    }

    /// <summary>The words of the ledger's accounts.</summary>
    public static Label AccountName(string account) => account switch
    {
        Ledger.Appropriation => new("Asignación", "Appropriation"),
        Ledger.Available => new("Disponible", "Available"),
        Ledger.Treasury => new("Tesorería", "Treasury"),
        Ledger.ProgrammeExpense => new("Gasto", "Expense"),
        Ledger.RetentionPayable => new("Retenciones por pagar", "Retentions payable"),
        Ledger.PenaltyIncome => new("Ingreso por multas", "Penalty income"),
        Ledger.FixedAssets => new("Activo fijo", "Fixed assets"),
        Ledger.NetAssets => new("Patrimonio", "Net assets"),
        Ledger.AccumulatedDepreciation => new("Depreciación acumulada", "Accumulated depreciation"),
        Ledger.DepreciationExpense => new("Gasto por depreciación", "Depreciation expense"),
        Ledger.DisposalLoss => new("Pérdida por baja de bienes", "Loss on disposal"),
        Ledger.DisposalProceeds => new("Producto de la venta de bienes", "Proceeds of disposal"),
        _ => Known.Values.FirstOrDefault(f => f.Account == account)?.Label ?? new("Otra cuenta", "Another account"),
    };

    private Money Signed(Money debit) => GrowsByCredit ? -debit : debit;

    private static MoneyFigure Owed(string slug, string es, string en, string hintEs, string hintEn, string account) =>
        New(slug, es, en, hintEs, hintEn, account) with { GrowsByCredit = true };

    private static MoneyFigure New(string slug, string es, string en, string hintEs, string hintEn, string account) =>
        new(slug, new(es, en), new(hintEs, hintEn), account, default);
}
