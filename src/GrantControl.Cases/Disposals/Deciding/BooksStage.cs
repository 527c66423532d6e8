using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Disposals;

public static partial class DisposalDecider
{
    /// <summary>Fixed assets hand the goods over and say how it went; then internal audit witnesses it.</summary>
    private static Decision Execute(DisposalSession session, ExecuteDisposal c)
    {
        var states = session.Done("execute", "property") == 0;
        return session.Move(
            new ActOptions { Documents = c.Documents },
            () => OutcomeStated(session, c.Outcome, states)
                ?? (states ? MissingDocuments(DisposalRules.DestinationDocuments, c.Documents, PapersAfter(session.State.Destination!.Value)) : null)
                ?? ReceiverUnrelated(session, c.Outcome?.Receiver),
            step => new DisposalExecuted(c.Outcome) { Step = step });
    }

    /// <summary>The goods leave the books and the register in one event, at what the register makes them worth on the day they left.</summary>
    private static Decision Remove(DisposalSession session, RemoveFromBooks c)
    {
        var state = session.State;
        return session.Move(
            new ActOptions(),
            () => EntryEqualsBookValue(state, c.BookValue),
            step =>
            {
                var (day, cost) = (state.Outcome!.ExecutedOn, state.Cost);
                var depreciation = state.DepreciationBy(day);
                return new RemovedFromBooks(day, cost, depreciation, cost - depreciation, [.. state.Items.Select(i => i.Inventory)])
                {
                    Step = step,
                    Postings = Entry(cost, depreciation, state.Outcome.Proceeds),
                };
            });
    }

    private static Decision Close(DisposalSession session, CloseDisposal c) => session.Move(
        new ActOptions(),
        () => Note(c.Note) ?? BooksAgree(session),
        step => new DisposalClosed(c.Note) { Step = step });

    /// <summary>
    /// One balanced entry: the depreciation up to the day is recognised, used against the cost, and what is left of the cost is
    /// the loss; what an auction brought comes in. Nothing of zero is posted.
    /// </summary>
    private static IReadOnlyList<Posting> Entry(Money cost, Money depreciation, Money? proceeds)
    {
        Posting[] all =
        [
            Post(Account.DepreciationExpense, Account.AccumulatedDepreciation, depreciation, "depreciation"),
            Post(Account.AccumulatedDepreciation, Account.FixedAssets, depreciation, "disposal"),
            Post(Account.DisposalLoss, Account.FixedAssets, cost - depreciation, "disposal"),
            .. proceeds is { } brought ? [Post(Account.Treasury, Account.DisposalProceeds, brought, "auction")] : (Posting[])[],
        ];
        return [.. all.Where(static p => p.Amount.IsPositive)];

        static Posting Post(string debit, string credit, Money amount, string memo) => new(debit, credit, amount, "", memo);
    }

    /// <summary>The papers that prove a destination was reached.</summary>
    public static IReadOnlyList<string> PapersAfter(Destination destination) => destination switch
    {
        Destination.Auction => [DocumentType.DepositSlip],
        Destination.Barter => [DocumentType.BarterContract],
        Destination.Destruction => [DocumentType.DestructionCertificate],
        _ => [DocumentType.ReceptionRecord],
    };

    private static Rejection? OutcomeStated(DisposalSession session, DisposalOutcome? outcome, bool wanted)
    {
        var auction = session.State.Destination == Destination.Auction;
        return new FieldCheck()
            .That(outcome is not null == wanted, "outcome", wanted ? "Declare cómo se ejecutó." : "Auditoría sólo da fe de lo declarado.", wanted ? "State how it was executed." : "Audit only witnesses what was stated.")
            .That(outcome is null || outcome.ExecutedOn <= session.Today, "outcome.executedOn", "La fecha no puede ser futura.", "The date cannot lie in the future.")
            .That(outcome is null || outcome.ExecutedOn >= session.State.Appraisals[^1].On, "outcome.executedOn", "No puede ser anterior al valúo.", "It cannot lie before the valuation.")
            .That(outcome is null || (outcome.Receiver is not null == auction && outcome.Proceeds is not null == auction && outcome.BankReference is not null == auction),
                "outcome", "Comprador, monto y referencia bancaria se declaran en una subasta, y sólo entonces.", "Buyer, amount and bank reference are stated for an auction, and only then.")
            .Party("outcome.receiver", outcome?.Receiver)
            .Deposit(outcome, session.State.Currency)
            .Refusal(DisposalRules.OutcomeStated);
    }

    private static FieldCheck Deposit(this FieldCheck check, DisposalOutcome? outcome, Currency currency) => outcome is not { Proceeds: { } amount, BankReference: { } reference }
        ? check
        : check.Amount("outcome.proceeds", amount, currency).Reference("outcome.bankReference", reference, DisposalPolicy.MaxReference);

    private static Rejection? EntryEqualsBookValue(DisposalState state, Money stated)
    {
        var computed = state.BookValueOn(state.Outcome!.ExecutedOn);
        return stated == computed ? null : Refuse.Field(
            DisposalRules.EntryEqualsBookValue, "bookValue", $"El valor en libros al {state.Outcome.ExecutedOn:dd/MM/yyyy} es {computed}.", $"The book value on {state.Outcome.ExecutedOn:dd/MM/yyyy} is {computed}.");
    }

    /// <summary>Inventory, ledger and acta agree: every good left the register by this case, the ledger gave up exactly its cost, and the acta stands.</summary>
    private static Rejection? BooksAgree(DisposalSession session)
    {
        var (state, known) = (session.State, session.Envelope.Facts.Assets);
        var register = state.Items.Where(i => known.GetValueOrDefault(i.Inventory) is not { State: AssetFacts.Removed } a || a.HeldBy != session.Envelope.Case).Select(i => i.Inventory).ToList();
        var ledger = state.Core.Balance(Account.FixedAssets) == -state.Cost.Minor && state.Core.Balance(Account.AccumulatedDepreciation) == 0;
        var acta = state.Core.Documents.Any(static d => d.Type == DocumentType.DisposalMinutes);
        return register.Count == 0 && ledger && acta ? null : Refuse.With(
            Codes.BalanceNotZero, DisposalRules.BooksAgree, "Inventario, libros y acta no coinciden.", "Inventory, ledger and acta do not agree.");
    }
}
