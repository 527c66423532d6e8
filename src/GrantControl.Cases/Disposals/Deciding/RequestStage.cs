using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Disposals;

public static partial class DisposalDecider
{
    private static Decision Open(DisposalSession session, OpenDisposal c)
    {
        if (session.State.Version > 0)
        {
            return Refuse.WrongState(DisposalWorkflow.Definition.State(session.State.State));
        }

        var facts = session.Envelope.Facts;
        var (step, refusal) = session.Open();
        refusal ??= new FieldCheck().Text("title", c.Title, FieldCheck.MaxTitle).Text("cause", c.Cause).Refusal() ?? AssetsRegistered(c.Assets, facts.Assets);
        if (refusal is not null)
        {
            return refusal;
        }

        var items = ItemsOf(c.Assets, facts.Assets);
        session.Emit(new DisposalOpened(session.Envelope.Institution, facts.NextNumber ?? "", c.Title, c.Cause, items[0].Cost.Currency, items) { Step = step });
        return session.Accept();
    }

    private static Decision Save(DisposalSession session, SaveDisposal c)
    {
        var known = session.Envelope.Facts.Assets;
        return session.Move(
            new ActOptions(),
            () => new FieldCheck().Text("cause", c.Cause).Refusal() ?? AssetsRegistered(c.Assets, known) ?? SameCurrency(session.State, c.Assets, known),
            step => new DisposalSaved(c.Cause, ItemsOf(c.Assets, known)) { Step = step });
    }

    /// <summary>The goods become this case's own: what another case holds, or what left the register, is refused here and by the transaction.</summary>
    private static Decision Request(DisposalSession session, RequestDisposal c)
    {
        var state = session.State;
        var asked = state.Items.Select(i => i.Inventory).ToList();
        return session.Move(
            new ActOptions { Documents = c.Documents },
            () => AssetsFree(session, asked),
            step => new DisposalRequested(state.ContentHash, [.. asked.Except(state.Locked)], [.. state.Locked.Except(asked)]) { Step = step });
    }

    private static Decision Withdraw(DisposalSession session, WithdrawDisposal c) => session.Move(
        new ActOptions(), () => Oversight.Reasoned(c.Reason), step => new DisposalWithdrawn(c.Reason) { Step = step });

    private static IReadOnlyList<DisposalItem> ItemsOf(IReadOnlyList<string> inventories, IReadOnlyDictionary<string, AssetFacts> known) =>
        [.. inventories.Order(StringComparer.Ordinal).Select(i => DisposalItem.Of(known[i]))];

    private static Rejection? AssetsRegistered(IReadOnlyList<string> inventories, IReadOnlyDictionary<string, AssetFacts> known)
    {
        var currencies = known.Values.Select(static a => a.Cost.Currency).Distinct().Count();
        return new FieldCheck()
            .Each("assets", inventories, 1, DisposalPolicy.MaxAssets, (c, path, inventory) => c
                .That(known.TryGetValue(inventory, out var asset), path, $"«{inventory}» no está en el registro de bienes.", $"“{inventory}” is not in the register of assets.")
                .That(asset is not { State: AssetFacts.Removed }, path, $"«{inventory}» ya se dio de baja.", $"“{inventory}” was removed already."))
            .Unique("assets", inventories)
            .That(currencies <= 1, "assets", "Los bienes de un caso son de una sola moneda.", "The assets of one case are of one currency.")
            .Refusal(DisposalRules.AssetsRegistered);
    }

    private static Rejection? SameCurrency(DisposalState state, IReadOnlyList<string> inventories, IReadOnlyDictionary<string, AssetFacts> known) => new FieldCheck()
        .That(inventories.All(i => known[i].Cost.Currency == state.Currency), "assets", $"La moneda del caso es {state.Currency}.", $"The currency of the case is {state.Currency}.")
        .Refusal(DisposalRules.AssetsRegistered);

    private static Rejection? AssetsFree(DisposalSession session, IReadOnlyList<string> asked)
    {
        var known = session.Envelope.Facts.Assets;
        var taken = asked.Where(i => !known.TryGetValue(i, out var a) || !(a.State == AssetFacts.InUse || a.HeldBy == session.Envelope.Case)).ToList();
        return taken.Count == 0 ? null : Refuse.With(
            Codes.Blocked, DisposalRules.AssetFree, $"Otro caso tiene tomado: {string.Join(", ", taken)}.", $"Another case holds: {string.Join(", ", taken)}.");
    }
}
