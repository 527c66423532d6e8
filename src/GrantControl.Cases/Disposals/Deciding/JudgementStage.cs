using GrantControl.Cases.Assets;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Disposals;

public static partial class DisposalDecider
{
    /// <summary>
    /// Fixed assets and internal audit each say what they saw. What either of them did not see, or saw with another serial
    /// number, is missing: once both have spoken that is a finding, and the case stands until the loss was investigated.
    /// </summary>
    private static Decision Verify(DisposalSession session, VerifyAssets c)
    {
        var missing = session.State.Items.Where(i => c.Sightings.All(s => s.Inventory != i.Inventory || !IsSeen(i, s))).Select(i => i.Inventory).ToList();
        var decision = session.Move(
            new ActOptions { Documents = c.Documents },
            () => EveryAssetAnswered(session.State, "sightings", [.. c.Sightings.Select(s => s.Inventory)], check => check
                .Each("sightings", c.Sightings, 0, DisposalPolicy.MaxAssets, static (f, path, s) => f.Optional($"{path}.serial", s.Serial, FieldCheck.MaxTitle).Optional($"{path}.note", s.Note))),
            step => new AssetsVerified(c.Sightings, missing) { Step = step });
        var lost = session.State.Inspections.SelectMany(i => i.Missing).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (decision is Decision.Accepted && session.State.State == DisposalStates.Verified && lost.Count > 0)
        {
            session.Emit(new FindingRaised(session.Core.Findings.Length + 1, $"Investigar la pérdida de: {string.Join(", ", lost)}.", Blocking: true));
            return session.Accept();
        }

        return decision;
    }

    private static Decision Opine(DisposalSession session, OpineAssets c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => EveryAssetAnswered(session.State, "opinions", [.. c.Opinions.Select(o => o.Inventory)], check => check
            .Each("opinions", c.Opinions, 0, DisposalPolicy.MaxAssets, static (f, path, o) => f.Optional($"{path}.note", o.Note))),
        step => new AssetsOpined(c.Opinions) { Step = step });

    private static Decision Value(DisposalSession session, ValueAssets c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => EveryAssetAnswered(session.State, "valuations", [.. c.Valuations.Select(v => v.Inventory)], check => check
            .Each("valuations", c.Valuations, 0, DisposalPolicy.MaxAssets, (f, path, v) => f
                .That(v.Market.Currency == session.State.Currency, $"{path}.market", $"La moneda del caso es {session.State.Currency}.", $"The currency of the case is {session.State.Currency}.")
                .That(v.Market.Minor is >= 0 and <= FieldCheck.MaxAmountMinor, $"{path}.market", "El valor no puede ser negativo ni absurdo.", "The value can be neither negative nor absurd."))),
        step => new AssetsValued(session.Today, c.Valuations, BookValues(session.State, session.Today)) { Step = step });

    private static SortedDictionary<string, Money> BookValues(DisposalState state, DateOnly day) =>
        new(state.Items.ToDictionary(i => i.Inventory, i => BookValue.On(i.ToFacts(), day), StringComparer.Ordinal), StringComparer.Ordinal);

    private static bool IsSeen(DisposalItem item, AssetSighting sighting) =>
        sighting.Seen && (item.Serial.Length == 0 || string.Equals(item.Serial, sighting.Serial?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Each good of the case once, and no other.</summary>
    private static Rejection? EveryAssetAnswered(DisposalState state, string path, IReadOnlyList<string> answered, Func<FieldCheck, FieldCheck> more)
    {
        var left = state.Items.Select(i => i.Inventory).Except(answered).ToList();
        var strange = answered.Except(state.Items.Select(i => i.Inventory)).ToList();
        return more(new FieldCheck()
            .Unique(path, answered)
            .That(left.Count == 0, path, $"Falta responder por: {string.Join(", ", left)}.", $"Still to be answered: {string.Join(", ", left)}.")
            .That(strange.Count == 0, path, $"No son de este caso: {string.Join(", ", strange)}.", $"Not of this case: {string.Join(", ", strange)}."))
            .Refusal(DisposalRules.EveryAssetAnswered);
    }
}
