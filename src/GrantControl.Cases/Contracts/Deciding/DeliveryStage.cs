using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Contracts;

public static partial class ContractDecider
{
    private static Decision Deliver(ContractSession session, DeliverGoods c)
    {
        var deliverable = session.State.Deliverables.GetValueOrDefault(c.Deliverable);
        return session.Move(
            new ActOptions { Target = DeliverableWorkflow.Target(c.Deliverable), Documents = c.Documents },
            () => WithinContract(session, deliverable!, c),
            step => new GoodsDelivered(c.Deliverable, deliverable!.Receptions.Length + 1, c.On, c.Lines) { Step = step });
    }

    /// <summary>Whether the acceptance completes the deliverable is read off the quantities, not chosen.</summary>
    private static Decision Accept(ContractSession session, AcceptDelivery c)
    {
        var pending = session.State.Deliverables.GetValueOrDefault(c.Deliverable)?.Pending;
        var whole = pending is not null && Completes(session.State.Deliverables[c.Deliverable]);
        return session.Move(
            new ActOptions
            {
                Target = DeliverableWorkflow.Target(c.Deliverable),
                Variant = whole ? DeliverableWorkflow.Whole : DeliverableWorkflow.InPart,
                Documents = c.Documents,
            },
            step => new DeliveryAccepted(c.Deliverable, pending!.Number, whole) { Step = step });
    }

    private static Decision RejectDelivered(ContractSession session, RejectDelivery c) => session.Move(
        new ActOptions { Target = DeliverableWorkflow.Target(c.Deliverable) },
        () => Oversight.Reasoned(c.Reason),
        step => new DeliveryRejected(c.Deliverable, session.State.Deliverables[c.Deliverable].Pending!.Number, c.Reason) { Step = step });

    /// <summary>True when nothing of the deliverable is due once its pending delivery is accepted.</summary>
    internal static bool Completes(DeliverableState deliverable) =>
        deliverable.Plan.Lines.All(l => deliverable.Left(l.Item) == (deliverable.Pending?.Lines.Where(p => p.Item == l.Item).Sum(p => p.Quantity) ?? 0));

    /// <summary>What was received before and what comes now never exceeds what was bought.</summary>
    private static Rejection? WithinContract(ContractSession session, DeliverableState deliverable, DeliverGoods c) => new FieldCheck()
        .That(c.On <= session.Today, "on", "La fecha es futura.", "The date lies in the future.")
        .That(c.On >= session.State.StartedOn, "on", "La entrega es anterior a la orden de inicio.", "The delivery lies before the start order.")
        .Each("lines", c.Lines, 1, ContractPolicy.MaxItems, (check, path, line) => check
            .That(line.Quantity >= 1, $"{path}.quantity", "La cantidad debe ser mayor que cero.", "The quantity must be more than zero.")
            .That(line.Quantity <= deliverable.Left(line.Item), $"{path}.quantity", $"De {line.Item} solo falta recibir {deliverable.Left(line.Item)}.", $"Only {deliverable.Left(line.Item)} of {line.Item} is still due."))
        .Unique("lines", c.Lines.Select(l => l.Item))
        .Refusal(ContractRules.QuantitiesWithinContract);
}
