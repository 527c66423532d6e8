using GrantControl.Cases.Visits;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>
/// Field visits to where a contract is carried out. Internal control makes them: the unit that uses what was bought receives
/// it, and whoever receives does not judge whether it was received well. The administrator answers for the supplier.
/// </summary>
public static class ContractVisits
{
    public static VisitSetting Setting { get; } = new(
        ContractWho.Monitor,
        [Role.ContractAdministrator, Role.Technical],
        [ContractStates.InExecution, ContractStates.Provisional],
        [ContractStates.InExecution, ContractStates.Suspended, ContractStates.Provisional, ContractStates.Final, ContractStates.Terminated],
        [
            new("works-running", new("El proveedor está trabajando o entregando donde dice el contrato", "The supplier is working or delivering where the contract says")),
            new("quantities-match", new("Las cantidades vistas coinciden con las actas de recepción", "The quantities seen match the records of reception")),
            new("quality", new("Lo entregado cumple lo que pide el contrato", "What was delivered meets what the contract asks for")),
            new("in-use", new("Lo recibido está en su lugar y en uso", "What was received is in its place and in use")),
            new("log", new("El administrador lleva la bitácora del contrato al día", "The administrator keeps the log of the contract up to date")),
            new("progress", new("El avance coincide con lo que se ha pedido pagar", "Progress matches what was asked to be paid")),
        ])
    {
        IncompatibleDuties = [ContractDuty.All],
        EscalatesTo = Role.Audit,
    };
}
