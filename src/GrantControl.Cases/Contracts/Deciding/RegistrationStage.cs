using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Contracts;

public static partial class ContractDecider
{
    private static Decision Open(ContractSession session, OpenContract c)
    {
        if (session.State.Version > 0)
        {
            return Refuse.WrongState(ContractWorkflow.Definition.State(session.State.State));
        }

        var facts = session.Envelope.Facts;
        var (step, refusal) = session.Open(c.Organisation);
        refusal ??= SupplierKnown(facts.Organisation, c.Organisation)
            ?? NotSanctioned(facts.Organisation)
            ?? Interests.Judge(session.Envelope.Actor, c.Organisation, session.Today)
            ?? new FieldCheck().Text("title", c.Title, FieldCheck.MaxTitle).Refusal();
        if (refusal is not null)
        {
            return refusal;
        }

        session.Emit(new ContractOpened(
            session.Envelope.Institution,
            facts.NextNumber ?? throw new InvalidOperationException("The host gives a new case its number."),
            c.Organisation,
            facts.Organisation!.Name,
            c.Title,
            c.Currency)
        {
            Step = step,
        });
        return session.Accept();
    }

    private static Decision Save(ContractSession session, SaveContract c) => session.Move(
        new ActOptions(),
        () => TermsChecks.InForm(c.Terms, session.State.Currency, session.Today),
        step => new ContractSaved(c.Terms) { Step = step });

    private static Decision Register(ContractSession session, RegisterContract c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => NotSanctioned(session.Envelope.Facts.Organisation),
        step => new ContractRegistered(session.State.ContentHash) { Step = step });

    /// <summary>Every gate looks again, since each of them watches the whole contract; a reservation falls with Finance's clearance.</summary>
    private static Decision Resubmit(ContractSession session, ResubmitContract c) => session.Move(
        new ActOptions { ChangedSections = [ContractGate.Content] },
        () => EveryObservationAnswered(session.State, c.Answers),
        step => new ContractResubmitted(c.Answers, session.State.ContentHash)
        {
            Step = step,
            Postings = CaseLedger.MoveAll(session.State, Account.Available, Account.Reserved, "resubmit"),
        });

    /// <summary>By whoever asked for it while it is a draft, or by the head of the institution before it starts.</summary>
    private static Decision Withdraw(ContractSession session, string reason) => session.Move(
        new ActOptions(),
        () => Oversight.Reasoned(reason),
        step => new ContractWithdrawn(reason)
        {
            Step = step,
            Postings = NullIfNone(
            [
                .. CaseLedger.MoveAll(session.State, Account.Available, Account.Reserved, "withdraw") ?? [],
                .. CaseLedger.MoveAll(session.State, Account.Available, Account.Committed, "withdraw") ?? [],
            ]),
        });

    /// <summary>A gate clears the contract as it stands. Finance reserves all of it in the same event.</summary>
    private static Decision Clear(ContractSession session, ClearGate c) => KnownGate(c.Gate) ?? session.Move(
        new ActOptions { Variant = c.Gate, Documents = c.Documents },
        () => Note(c.Note),
        step => new GateCleared(c.Gate, session.State.ContentHash, c.Note)
        {
            Step = step,
            Postings = c.Gate == ContractGate.Finance ? Reserve(session.State.Terms!.Payments, "contract") : null,
        });

    private static Decision Observe(ContractSession session, ObserveGate c) => KnownGate(c.Gate) ?? session.Move(
        new ActOptions { Variant = c.Gate },
        () => new FieldCheck()
            .Each("observations", c.Observations, 1, 100, (check, path, o) => check
                .That(o.Section == ContractGate.Content, $"{path}.section", "El contrato tiene una sola sección.", "A contract has a single section.")
                .Text($"{path}.text", o.Text))
            .Refusal(ContractRules.Reasoned),
        step =>
        {
            var first = session.State.Observations.Length + 1;
            return new GateObserved(c.Gate, [.. c.Observations.Select((o, i) => new Observation(first + i, c.Gate, o.Section, o.Text, session.Envelope.Actor.Person))]) { Step = step };
        });

    private static Decision? KnownGate(string gate) => ContractGate.Ids.Contains(gate)
        ? null
        : Decision.Reject(Refuse.Field(ContractRules.FieldsValid, "gate", "No existe ese visto bueno.", "There is no such gate."));

    private static IReadOnlyList<Posting> Reserve(IEnumerable<PlannedPayment> payments, string memo) =>
        CaseLedger.Post(Account.Reserved, Account.Available, Summed(payments), memo);

    private static IReadOnlyList<Charge> Summed(IEnumerable<PlannedPayment> payments) =>
        [.. payments.SelectMany(p => p.Charges).GroupBy(c => c.BudgetLine, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Charge(g.Key, g.Select(c => c.Amount).Aggregate((a, b) => a + b)))];

    private static Rejection? SupplierKnown(OrganisationFacts? facts, string id) => facts is not null && facts.Id == id
        ? null
        : Refuse.Field(ContractRules.SupplierKnown, "organisation", "El proveedor no está en el registro.", "The supplier is not in the register.");

    private static Rejection? NotSanctioned(OrganisationFacts? facts) => facts is { Sanctioned: true }
        ? Refuse.With(Codes.Blocked, ContractRules.NotSanctioned, "El proveedor está sancionado.", "The supplier is sanctioned.")
        : null;

    private static Rejection? EveryObservationAnswered(ContractState state, IReadOnlyList<ObservationAnswered> answers)
    {
        var open = state.Observations.Where(o => o.Answer is null).Select(o => o.Number).ToHashSet();
        var given = answers.Select(a => a.Observation).ToHashSet();
        return new FieldCheck()
            .Each("answers", answers, 0, 1_000, (c, path, a) => c
                .That(open.Contains(a.Observation), $"{path}.observation", "No es una observación abierta.", "It is not an open observation.")
                .Text($"{path}.text", a.Text))
            .That(answers.Count == given.Count, "answers", "Una observación está contestada dos veces.", "One observation is answered twice.")
            .That(open.IsSubsetOf(given), "answers", "Quedan observaciones sin respuesta.", "Some observations are not answered.")
            .Refusal(ContractRules.EveryObservationAnswered);
    }
}
