using GrantControl.Cases.Authority;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Custody;

/// <summary>
/// A change of custody: offered by who answers for the goods, or by fixed assets, and accepted by the very person named. No
/// gate stands here, because no money moves; what it needs is that nobody answers for goods he did not accept.
/// </summary>
public static class CustodyWorkflow
{
    public const string Offered = "offered";
    public const string Accepted = "accepted";
    public const string Declined = "declined";
    public const string Withdrawn = "withdrawn";

    public const string Give = "give";
    public const string Receive = "receive";

    private static readonly Part Giver = new("giver", [Role.Custodian, Role.Property], Give, new("Quien entrega", "Giver"));
    private static readonly Part Receiver = new("receiver", [Role.Custodian], Receive, new("Quien recibe", "Receiver"));

    public static WorkflowDefinition Definition { get; } = new("custody", 1, new("Cambio de custodia", "Change of custody"), Offered)
    {
        Opening = Giver,
        States =
        [
            new(Offered, new("Ofrecido", "Offered")),
            new(Accepted, new("Aceptado", "Accepted")) { Final = true },
            new(Declined, new("Rechazado", "Declined")) { Final = true },
            new(Withdrawn, new("Retirado", "Withdrawn")) { Final = true },
        ],
        DutyLabels = new Dictionary<string, Label>(StringComparer.Ordinal)
        {
            [Give] = new("Entregar la custodia", "Give custody"),
            [Receive] = new("Recibir la custodia", "Receive custody"),
        },
        IncompatibleDuties = [[Give, Receive]],
        Transitions =
        [
            new("decline", "decline", new("Rechazar", "Decline"), [Offered], Declined)
            {
                Parts = [Receiver], Guards = Guards.Human, ActsOn = [CustodyRules.ReceiverNamed], Rules = [CustodyRules.ReceiverNamed, CommonRules.Reasoned],
            },
            new("withdraw", "withdraw", new("Retirar la oferta", "Withdraw the offer"), [Offered], Withdrawn)
            {
                Parts = [Giver], Guards = Guards.Human, ActsOn = [CustodyRules.OfferersOwn], Rules = [CustodyRules.OfferersOwn, CommonRules.Reasoned],
            },
            new("accept", "accept", new("Aceptar la custodia", "Accept custody"), [Offered], Accepted)
            {
                Parts = [Receiver],
                ActsOn = [CustodyRules.ReceiverNamed],
                Rules = [CustodyRules.ReceiverNamed],
                Deadline = new DeadlineDefinition(10, DeadlineUnit.BusinessDays, Role.Custodian, Role.Property),
            },
        ],
    };
}

/// <summary>Names of the rules of a change of custody.</summary>
public static class CustodyRules
{
    public const string GoodsOffered = "goods-offered";
    public const string AssetFree = "asset-free";
    public const string KeeperOffers = "keeper-offers";
    public const string ReceiverNamed = "receiver-named";
    public const string OfferersOwn = "offerers-own";

    public const int MaxAssets = 500;
}
