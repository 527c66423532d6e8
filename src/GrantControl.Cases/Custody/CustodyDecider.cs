using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Custody;

/// <summary>What a change of custody decides: a pure function of its state and one command.</summary>
public static class CustodyDecider
{
    public static Decision Decide(CustodyState state, CommandEnvelope envelope, IWorkflowEngine engine)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(envelope);
        if (state.Version == 0 && envelope.Command is not OfferCustody)
        {
            return Refuse.With(Codes.NotFound, "case", "No existe ese caso.", "There is no such case.");
        }

        var session = new CaseSession<CustodyState>(CustodyKind.Instance, state, envelope, engine);
        return envelope.Command switch
        {
            OfferCustody c => Offer(session, c),
            AcceptCustody c => session.Move(
                new ActOptions(),
                () => new FieldCheck().Optional("note", c.Note).Refusal(),
                step => new CustodyAccepted(c.Note, new SortedDictionary<string, long>(state.Items.ToDictionary(i => i.Inventory, i => Known(session, i).Version + 1, StringComparer.Ordinal), StringComparer.Ordinal)) { Step = step }),
            DeclineCustody c => session.Move(new ActOptions(), () => Oversight.Reasoned(c.Reason), step => new CustodyDeclined(c.Reason) { Step = step }),
            WithdrawCustody c => session.Move(new ActOptions(), () => Oversight.Reasoned(c.Reason), step => new CustodyWithdrawn(c.Reason) { Step = step }),
            ExpireDeadline c => Oversight.Expire(session, CustodyWorkflow.Definition, c, static (trigger, _) =>
                throw new InvalidOperationException($"Nothing fires '{trigger}' when a deadline passes.")),
            _ => throw new InvalidOperationException($"No decision for {envelope.Command.GetType().Name}."),
        };
    }

    /// <summary>The rules its state alone decides: only who is named accepts, only who offered withdraws.</summary>
    internal static Func<string, StateRule?> RulesOf(CustodyState s) => name => name switch
    {
        CustodyRules.ReceiverNamed => a => a.Actor is null || Is(s.To, a.Actor) ? null
            : Refuse.With(Codes.RoleRequired, CustodyRules.ReceiverNamed, "Le toca a la persona a quien se ofreció.", "It is for the person to whom it was offered."),
        CustodyRules.OfferersOwn => a => a.Actor is null || Is(s.By, a.Actor) ? null
            : Refuse.With(Codes.RoleRequired, CustodyRules.OfferersOwn, "La retira quien la ofreció.", "Whoever offered it withdraws it."),
        _ => null,
    };

    private static Decision Offer(CaseSession<CustodyState> session, OfferCustody c)
    {
        if (session.State.Version > 0)
        {
            return Refuse.WrongState(CustodyWorkflow.Definition.State(session.State.State));
        }

        var (envelope, known) = (session.Envelope, session.Envelope.Facts.Assets);
        var (step, refusal) = session.Open();
        refusal ??= Valid(c, envelope.Facts, envelope.Actor) ?? KeeperOffers(known, envelope.Actor) ?? Free(c, known);
        if (refusal is not null)
        {
            return refusal;
        }

        session.Emit(new CustodyOffered(
            envelope.Institution, envelope.Facts.NextNumber ?? "", c.Title, c.To, c.Place, c.Reason,
            [.. c.Assets.Order(StringComparer.Ordinal).Select(i => known[i]).Select(static a => new CustodyItem(a.Inventory, a.Serial, a.Description, a.Custodian, a.Place))])
        { Step = step });
        return session.Accept();
    }

    private static Rejection? Valid(OfferCustody c, Facts facts, Actor actor) => Valid(c, facts.Assets, facts.People.GetValueOrDefault(c.To), actor);

    private static Rejection? Valid(OfferCustody c, IReadOnlyDictionary<string, AssetFacts> known, Actor? receiver, Actor actor) => new FieldCheck()
        .Text("title", c.Title, FieldCheck.MaxTitle)
        .Reference("to", c.To, 64)
        .That(receiver is { Organisation: null } && receiver.Roles.Contains(Role.Custodian), "to", "Recibe una persona del registro que sea custodia de bienes.", "Whoever receives is a person of the register who keeps assets.")
        .That(!Is(c.To, actor), "to", "Quien entrega no recibe: el cambio de lugar lo ofrece activo fijo.", "Who gives does not receive: fixed assets offers a change of place.")
        .Text("place", c.Place, FieldCheck.MaxTitle)
        .Text("reason", c.Reason)
        .Each("assets", c.Assets, 1, CustodyRules.MaxAssets, (f, path, inventory) => f
            .That(known.TryGetValue(inventory, out var asset), path, $"«{inventory}» no está en el registro de bienes.", $"“{inventory}” is not in the register of assets.")
            .That(asset is not { State: AssetFacts.Removed }, path, $"«{inventory}» ya se dio de baja.", $"“{inventory}” was removed already.")
            .That(asset is null || asset.Custodian != c.To || asset.Place != c.Place, path, $"«{inventory}» ya está allí, con ese custodio.", $"“{inventory}” is there already, with that custodian."))
        .Unique("assets", c.Assets)
        .Refusal(CustodyRules.GoodsOffered);

    /// <summary>Fixed assets offers any good, anybody else what he answers for himself.</summary>
    private static Rejection? KeeperOffers(IReadOnlyDictionary<string, AssetFacts> known, Actor actor)
    {
        var others = actor.Roles.Contains(Role.Property) ? [] : known.Values.Where(a => !Is(a.Custodian, actor) && a.Custodian != actor.Name).Select(static a => a.Inventory).Order(StringComparer.Ordinal).ToList();
        return others.Count == 0 ? null : Refuse.With(
            Codes.RoleRequired, CustodyRules.KeeperOffers, $"Responde otra persona por: {string.Join(", ", others)}.", $"Somebody else answers for: {string.Join(", ", others)}.");
    }

    private static Rejection? Free(OfferCustody c, IReadOnlyDictionary<string, AssetFacts> known)
    {
        var taken = c.Assets.Where(i => known[i].State != AssetFacts.InUse).ToList();
        return taken.Count == 0 ? null : Refuse.With(
            Codes.Blocked, CustodyRules.AssetFree, $"Otro caso tiene tomado: {string.Join(", ", taken)}.", $"Another case holds: {string.Join(", ", taken)}.");
    }

    private static AssetFacts Known(CaseSession<CustodyState> session, CustodyItem item) => session.Envelope.Facts.Assets[item.Inventory];

    private static bool Is(string person, Actor actor) => person == actor.Person || person == actor.StandInFor?.From;
}
