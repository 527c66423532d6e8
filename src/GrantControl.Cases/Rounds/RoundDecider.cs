using GrantControl.Cases.Assets;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Rounds;

/// <summary>What a physical inventory decides: a pure function of its state and one command.</summary>
public static class RoundDecider
{
    public static Decision Decide(RoundState state, CommandEnvelope envelope, IWorkflowEngine engine)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(envelope);
        if (state.Version == 0 && envelope.Command is not OpenRound)
        {
            return Refuse.With(Codes.NotFound, "case", "No existe ese caso.", "There is no such case.");
        }

        var session = new CaseSession<RoundState>(RoundKind.Instance, state, envelope, engine);
        return envelope.Command switch
        {
            OpenRound c => Open(session, c),
            CountAssets c => Count(session, c),
            UncountAsset c => session.Move(
                new ActOptions(),
                () => Oversight.Reasoned(c.Reason) ?? new FieldCheck().That(state.Counted.Contains(c.Inventory), "inventory", "Ese número no está contado.", "That number is not counted.").Refusal(),
                step => new AssetUncounted(c.Inventory, c.Reason) { Step = step }),
            FinishCount c => session.Move(new ActOptions(), () => Note(c.Note), step => new CountFinished(Compare(state, envelope.Facts.Assets), c.Note) { Step = step }),
            RecountRound c => session.Move(new ActOptions(), () => Oversight.Reasoned(c.Reason), step => new RoundReopened(c.Reason) { Step = step }),
            SignRound c => Sign(session, c),
            CancelRound c => session.Move(new ActOptions(), () => Oversight.Reasoned(c.Reason), step => new RoundCancelled(c.Reason) { Step = step }),
            CloseRound c => session.Move(new ActOptions(), () => Note(c.Note), step => new RoundClosed(c.Note) { Step = step }),
            RaiseFinding c => Oversight.Raise(session, c),
            ResolveFinding c => Oversight.Resolve(session, c),
            ExpireDeadline c => Oversight.Expire(session, RoundWorkflow.Definition, c, static (trigger, _) =>
                throw new InvalidOperationException($"Nothing fires '{trigger}' when a deadline passes.")),
            _ => throw new InvalidOperationException($"No decision for {envelope.Command.GetType().Name}."),
        };
    }

    internal static Func<string, StateRule?> RulesOf(RoundState s) => name => name switch
    {
        RoundRules.SomethingCounted => _ => s.Counted.Length > 0 ? null : Refuse.With(Codes.WrongState, RoundRules.SomethingCounted, "Todavía no se contó nada.", "Nothing was counted yet."),
        _ => null,
    };

    private static Decision Open(CaseSession<RoundState> session, OpenRound c)
    {
        if (session.State.Version > 0)
        {
            return Refuse.WrongState(RoundWorkflow.Definition.State(session.State.State));
        }

        var (envelope, goods) = (session.Envelope, session.Envelope.Facts.Assets);
        var (step, refusal) = session.Open();
        var scope = c.Place is null ? "custodian" : "place";
        refusal ??= new FieldCheck()
            .Text("title", c.Title, FieldCheck.MaxTitle)
            .That(c.Place is null != c.Custodian is null, "place", "Nombre un lugar o un custodio, uno de los dos.", "Name a place or a custodian, one of the two.")
            .That(goods.Count > 0, scope, "El registro no tiene allí ningún bien.", "The register has no asset there.")
            .That(goods.Count <= RoundRules.MaxExpected, scope, "Son más de 2,000 bienes: cuente por custodio o por lugares más pequeños.", "There are more than 2,000 assets: count by custodian or by smaller places.")
            .Refusal(RoundRules.GoodsExpected);
        if (refusal is not null)
        {
            return refusal;
        }

        session.Emit(new RoundOpened(
            envelope.Institution, envelope.Facts.NextNumber ?? "", c.Title, c.Place, c.Custodian, [.. goods.Values.OrderBy(static a => a.Inventory, StringComparer.Ordinal).Select(ItemOf)])
        { Step = step });
        return session.Accept();
    }

    private static Decision Count(CaseSession<RoundState> session, CountAssets c)
    {
        var fresh = c.Numbers.Distinct(StringComparer.Ordinal).Except(session.State.Counted).ToList();
        return session.Move(
            new ActOptions(),
            () => new FieldCheck()
                .Each("numbers", c.Numbers, 1, RoundRules.MaxNumbers, static (f, path, number) => f
                    .That(InventoryRules.IsInventory(number), path, "De 1 a 40 letras, dígitos, puntos y guiones.", "1 to 40 letters, digits, points and hyphens."))
                .That(c.Numbers.Count == 0 || fresh.Count > 0, "numbers", "Ya estaba contado.", "It was counted already.")
                .That(session.State.Counted.Length + fresh.Count <= 2 * RoundRules.MaxExpected, "numbers", "Son demasiados para una sola ronda.", "They are too many for one round.")
                .Refusal(RoundRules.NumbersSeen),
            step => new AssetsCounted(fresh) { Step = step });
    }

    /// <summary>Audit signs what fixed assets counted; what is missing is a finding from then on.</summary>
    private static Decision Sign(CaseSession<RoundState> session, SignRound c)
    {
        var found = session.State.Differences;
        var decision = session.Move(
            new ActOptions(),
            () => Note(c.Note),
            step => new RoundSigned(session.Today, [.. found!.Found.Concat(found.Elsewhere.Concat(found.Removed).Select(static i => i.Inventory)).Order(StringComparer.Ordinal)], c.Note) { Step = step });
        if (decision is Decision.Accepted && found!.Missing.Count > 0)
        {
            var missing = string.Join(", ", found.Missing.Take(Named).Select(static i => i.Inventory));
            var more = found.Missing.Count > Named ? $" y {found.Missing.Count - Named} más" : "";
            session.Emit(new FindingRaised(session.Core.Findings.Length + 1, $"Investigar la pérdida de: {missing}{more}.", Blocking: true));
            return session.Accept();
        }

        return decision;
    }

    /// <summary>Numbers a finding names; the rest stands in the differences.</summary>
    private const int Named = 50;

    /// <summary>What was counted beside the register of this day: a good that left or moved since the opening is not missing.</summary>
    private static RoundDifferences Compare(RoundState s, IReadOnlyDictionary<string, AssetFacts> known)
    {
        var counted = s.Counted.ToHashSet(StringComparer.Ordinal);
        var seen = s.Counted.Order(StringComparer.Ordinal).Where(known.ContainsKey).Select(i => known[i]).ToList();
        return new RoundDifferences(
            [.. seen.Where(a => a.State != AssetFacts.Removed && Here(s, a)).Select(static a => a.Inventory)],
            [.. s.Expected.Where(i => !counted.Contains(i.Inventory) && known.TryGetValue(i.Inventory, out var a) && a.State != AssetFacts.Removed && Here(s, a))],
            [.. seen.Where(a => a.State != AssetFacts.Removed && !Here(s, a)).Select(ItemOf)],
            [.. seen.Where(static a => a.State == AssetFacts.Removed).Select(ItemOf)],
            [.. s.Counted.Where(i => !known.ContainsKey(i)).Order(StringComparer.Ordinal)]);
    }

    private static bool Here(RoundState s, AssetFacts a) => s.Place is { } place ? a.Place == place : a.Custodian == s.Custodian;

    private static RoundItem ItemOf(AssetFacts a) => new(a.Inventory, a.Serial, a.Description, a.Custodian, a.Place);

    private static Rejection? Note(string? note) => new FieldCheck().Optional("note", note).Refusal();
}
