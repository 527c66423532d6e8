using GrantControl.Cases.Authority;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>Field visits to what a grant pays for.</summary>
public static class GrantVisits
{
    public static VisitSetting Setting { get; } = new(
        new Part("monitor", [Role.Technical, Role.Control], Duty.Monitor, Role.Labels[Role.Technical]),
        [Role.Ngo, Role.Technical],
        [GrantStates.Active, GrantStates.Suspended],
        [GrantStates.Active, GrantStates.Suspended, GrantStates.Liquidation, GrantStates.RefundDue, GrantStates.Recovery],
        [
            new("activities-running", new("Las actividades del plan se están ejecutando", "The activities of the plan are being carried out")),
            new("goods-present", new("Los bienes comprados están en el lugar y en uso", "The goods bought are on site and in use")),
            new("people-served", new("Las personas atendidas confirman el servicio", "The people served confirm the service")),
            new("attendance", new("Hay listas de asistencia y coinciden con lo visto", "There are attendance lists, and they match what was seen")),
            new("receipts", new("Los comprobantes originales están archivados", "The original receipts are on file")),
            new("account", new("La cuenta bancaria es exclusiva y está conciliada", "The bank account is for this alone, and reconciled")),
            new("progress", new("El avance coincide con el último informe", "Progress matches the latest report")),
            new("public-sign", new("El público sabe que la institución lo financia", "The public is told that the institution pays for it")),
        ])
    {
        IncompatibleDuties = [Duty.All],
        CompensablePairs = Duty.Compensable,
    };
}
