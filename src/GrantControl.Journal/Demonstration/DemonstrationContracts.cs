using GrantControl.Cases.Contracts;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Demonstration;

/// <summary>Contracts of the demonstration: one in each state, and some that end soon.</summary>
public sealed class DemonstrationContracts(string budget, IReadOnlyList<string> lines)
{
    public static ContractCast Cast { get; } = new(
        "org-d", "tecnico1", "tecnico2", "legal1", "finanzas1", "finanzas2", "finanzas3", "finanzas4", "control1", "control2", "titular1", "administrador1",
        "tesoreria1", "auditoria1");

    /// <summary>Each contract, the day it begins counted back from today, and how its story goes.</summary>
    public IReadOnlyList<(ContractScript Script, int DaysAgo, Func<ContractStory, Task> Run)> All =>
    [
        (Script("papeleria", "Papelería para oficinas", "Resma de papel", 400, 4_500), 5, static async s =>
        {
            await s.OpenAsync();
            await s.SaveAsync();
        }),
        At("limpieza", "Servicio de limpieza", "Mes de servicio", 4, 1_200_000, ContractStates.Registered, 8),
        (Script("vigilancia", "Servicio de vigilancia", "Mes de servicio", 12, 2_500_000), 12, static async s =>
        {
            await s.GoToAsync(ContractStates.Registered);
            await s.ObserveAsync();
        }),
        (Script("uniformes", "Uniformes de personal", "Uniforme", 60, 45_000), 20, static async s =>
        {
            await s.GoToAsync(ContractStates.Draft);
            await s.SaveAsync();
            await s.WithdrawAsync();
        }),
        At("mobiliario-escolar", "Mobiliario escolar", "Pupitre", 30, 65_000, ContractStates.Administered, 10),
        At("equipo-medico", "Equipo médico menor", "Equipo", 6, 800_000, ContractStates.Guaranteed, 12),
        (Script("computo", "Equipo de cómputo", "Computadora", 8, 650_000), 15, static async s =>
        {
            await s.GoToAsync(ContractStates.InExecution);
            await s.VisitAsync(1, Severity.Minor);
        }),
        (Script("capacitacion", "Capacitación de docentes", "Taller", 6, 900_000), 90, static async s =>
        {
            await s.GoToAsync(ContractStates.InExecution);
            await s.ReceiveAsync(1, late: 6);
            await s.PenalizeAsync(1);
            await s.PayAsync(1);
        }),
        (Script("mantenimiento", "Mantenimiento de vehículos", "Servicio", 12, 350_000, 80), 70, static s => s.GoToAsync(ContractStates.InExecution)),
        (Script("puente", "Reparación de puente peatonal", "Tramo", 4, 1_500_000), 30, static async s =>
        {
            await s.GoToAsync(ContractStates.InExecution);
            await s.ReceiveAsync(1);
            await s.SuspendAsync();
        }),
        (Script("pozo", "Perforación de pozo", "Etapa", 2, 3_000_000, 90), 45, static async s =>
        {
            await s.GoToAsync(ContractStates.InExecution);
            await s.ExtendAsync(20);
        }),
        At("libros", "Libros de texto", "Libro", 1_000, 4_200, ContractStates.Provisional, 25),
        At("software", "Licencias de software", "Licencia", 20, 120_000, ContractStates.Final, 30),
        (Script("techos", "Techos de escuelas", "Techo", 4, 1_200_000), 50, static async s =>
        {
            await s.GoToAsync(ContractStates.InExecution);
            await s.ReceiveAsync(1);
            await s.TerminateAsync();
        }),
        At("agua", "Filtros de agua", "Filtro", 100, 18_000, ContractStates.Settled, 35),
        At("imprenta", "Servicio de imprenta", "Millar", 30, 95_000, ContractStates.Closed, 60),
    ];

    private (ContractScript Script, int DaysAgo, Func<ContractStory, Task> Run) At(string key, string title, string item, int units, long price, string state, int daysAgo) =>
        (Script(key, title, item, units, price), daysAgo, s => s.GoToAsync(state));

    private ContractScript Script(string key, string title, string item, int units, long price, int term = 120) =>
        new(key, title, item, "unidad", units, new Money(price, Currency.Gtq), $"{budget}/{lines[key.Length % lines.Count]}", term);
}
