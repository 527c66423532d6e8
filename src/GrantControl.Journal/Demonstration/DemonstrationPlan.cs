using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Demonstration;

/// <summary>One demonstration case: what it is about, when it began, and how far it is taken.</summary>
/// <param name="Organisation">0 to 3: which of the made-up organisations asks.</param>
/// <param name="Start">When its first command was sent.</param>
/// <param name="Run">Tells the story.</param>
public sealed record DemonstrationCase(StoryScript Script, int Organisation, DateTimeOffset Start, Func<GrantStory, Task> Run);

/// <summary>
/// The demonstration cases: every state of a grant and of a tranche at least once, dated so that what waits still has time
/// left on the day they are made. All organisations are made up.
/// </summary>
public sealed class DemonstrationPlan(DateOnly today, string budget, IReadOnlyList<string> lines)
{
    private int _number;

    public IReadOnlyList<DemonstrationCase> Cases() =>
    [
        InState("Agua segura en aldeas de montaña", 0, GrantStates.Draft, 3),
        InState("Huertos escolares comunitarios", 1, GrantStates.Submitted, 2),
        InState("Becas para jóvenes artesanas", 0, GrantStates.UnderReview, 4),
        InState("Prevención de violencia en barrios", 2, GrantStates.Returned, 5),
        InState("Clínica móvil de salud preventiva", 1, GrantStates.Authorized, 6),
        InState("Ferias agrícolas regionales", 3, GrantStates.Rejected, 25),
        InState("Bibliotecas itinerantes", 2, GrantStates.Withdrawn, 25),
        InState("Techos para familias damnificadas", 0, GrantStates.Signed, 7),
        InState("Reforestación de microcuencas", 1, GrantStates.Active, 10),
        InState("Formación de promotoras de salud", 2, GrantStates.Suspended, 15),
        Ended("Mejoramiento de caminos vecinales", 0, GrantStates.Liquidation, 110, 12),
        Ended("Talleres de oficios", 1, GrantStates.RefundDue, 110, 10),
        Ended("Centros de cuidado infantil", 3, GrantStates.Recovery, 120, 20),
        Ended("Rescate de semillas criollas", 0, GrantStates.Closed, 200, 60),
        WithTranche("Letrinas aboneras", 1, TrancheWorkflow.Requested),
        WithTranche("Radio comunitaria", 2, TrancheWorkflow.Cleared),
        WithTranche("Atención a adultos mayores", 0, TrancheWorkflow.FirstApproved),
        WithTranche("Alfabetización de mujeres", 1, TrancheWorkflow.Approved),
        WithTranche("Acopio de café de altura", 2, TrancheWorkflow.Ordered),
        WithTranche("Escuela de música", 0, TrancheWorkflow.Paid),
        WithTranche("Comedores escolares", 1, TrancheWorkflow.Reported),
        Make("Vigilancia ciudadana de obras", 2, 14, 90, 300_000_00, Two(), async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.TrancheToAsync(1, TrancheWorkflow.Reported);
            await s.ObserveReportAsync(1);
        }),
        Make("Turismo rural responsable", 0, 16, 90, 320_000_00, Two(), async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.TrancheToAsync(1, TrancheWorkflow.Accepted);
        }),
        Make("Red regional de agua y saneamiento", 1, 3, 200, 5_400_000_00, Large(), async s =>
        {
            await s.OpenAsync();
            await s.WritePlanAsync();
            await s.SubmitAsync();
            await s.AdmitAsync();
            await s.ClearAsync(Gate.Legal);
            await s.ClearAsync(Gate.Finance);
            await s.ClearAsync(Gate.Control);
        }),
        .. Watched(),
        .. Visited(),
    ];

    /// <summary>What fills the view of internal control: stopped payments, open findings, missed terms, attempts a rule refused.</summary>
    private IEnumerable<DemonstrationCase> Watched() =>
    [
        Make("Parque ecológico municipal", 3, 18, 90, 290_000_00, Two(), async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.TrancheToAsync(1, TrancheWorkflow.Requested);
            await s.FreezeAsync("Denuncia sobre el padrón de beneficiarios: se verifica en campo antes de pagar.");
            await s.TryInVainAsync(s.Cast.TechnicalMonitor, "verify-tranche", new VerifyTranche(1, []));
        }),
        Make("Cosecha de agua de lluvia", 1, 22, 90, 310_000_00, Two(), async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.TrancheToAsync(1, TrancheWorkflow.Cleared);
            await s.FindAsync(s.Cast.Audit, "Dos cotizaciones llevan la misma firma con nombres distintos.", blocking: true);
            await s.TryInVainAsync(s.Cast.FirstApprover, "approve-tranche", new ApproveTranche(1));
        }),
        Make("Cooperativa de apicultores", 0, 20, 90, 270_000_00, Two(), async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.TrancheToAsync(1, TrancheWorkflow.FirstApproved);
            await s.TryInVainAsync(s.Cast.FirstApprover, "approve-tranche", new ApproveTranche(1));
            await s.TryInVainAsync(s.Cast.Representative, "request-tranche", new RequestTranche(2, []));
            await s.FindAsync(s.Cast.ControlMonitor, "El padrón no lleva fecha de levantamiento.", blocking: false);
            await s.FindAsync(s.Cast.ControlMonitor, "Falta el sello de la organización en el recibo.", blocking: false);
            await s.ResolveAsync(s.Cast.Audit, 2, "Se repuso el recibo sellado.");
        }),
        Make("Casa de la mujer", 2, 45, 90, 250_000_00, Two(), async s =>
        {
            await s.GoToAsync(GrantStates.UnderReview);
            await s.MissAsync($"clear-{Gate.Legal}");
        }),
        Make("Viveros comunitarios", 3, 60, 60, 230_000_00, Two(), async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.TrancheToAsync(1, TrancheWorkflow.Paid);
            await s.MissAsync("tranche:1:report");
        }),
    ];

    /// <summary>Field visits in every state, one of them overdue, one with what stops payments.</summary>
    private IEnumerable<DemonstrationCase> Visited() =>
    [
        Make("Cosecha de agua de lluvia en escuelas", 3, 40, 120, 260_000_00, Two(), async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.PlanVisitAsync(20);
            await s.VisitAsync(1, "GT.CQ", "San Juan Ermita", new VisitPoint(14_763_100, -89_430_600, 12));
            await s.PlanVisitAsync(60);
        }),
        Make("Panaderías comunitarias", 2, 20, 120, 260_000_00, Two(), async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.PlanVisitAsync(10);
            await s.VisitWithTroubleAsync(1, "GT.HU", "Chiantla", new VisitPoint(15_353_300, -91_459_000, 25));
            await s.AnswerActionAsync(1, 1);
        }),
        Make("Granjas avícolas familiares", 1, 30, 120, 260_000_00, Two(), async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.PlanVisitAsync(5);
            await s.CancelVisitAsync(1);
            await s.PlanVisitAsync(8, s.Cast.ControlMonitor);
        }),
    ];

    private DemonstrationCase InState(string title, int organisation, string state, int daysAgo) =>
        Make(title, organisation, daysAgo, 120, 280_000_00, Two(), s => s.GoToAsync(state));

    private DemonstrationCase Ended(string title, int organisation, string state, int daysAgo, int endedDaysAgo) =>
        Make(title, organisation, daysAgo, -endedDaysAgo, 240_000_00, Two(), s => s.GoToAsync(state));

    private DemonstrationCase WithTranche(string title, int organisation, string state) => Make(title, organisation, 12, 90, 260_000_00, Two(), async s =>
    {
        await s.GoToAsync(GrantStates.Active);
        await s.TrancheToAsync(1, state);
    });

    private DemonstrationCase Make(string title, int organisation, int daysAgo, int endsInDays, long minor, IReadOnlyList<string> charged, Func<GrantStory, Task> run)
    {
        var began = today.AddDays(-daysAgo);
        var script = new StoryScript(
            $"{++_number:00}", title, "Convocatoria de demostración", began.AddDays(12), began.AddDays(1), today.AddDays(endsInDays), Currency.Gtq, [minor / 2, minor - (minor / 2)], charged)
        {
            Holder = $"Organización de demostración {(char)('A' + organisation)}",
        };
        return new DemonstrationCase(script, organisation, new DateTimeOffset(began, new TimeOnly(14, 0), TimeSpan.Zero), run);
    }

    /// <summary>Two neighbouring lines, another pair for each case, so that the whole budget shows execution.</summary>
    private IReadOnlyList<string> Two() => [Line(_number), Line(_number + 1)];

    /// <summary>Six of the larger lines: no single one could carry an amount above the committee's threshold.</summary>
    private IReadOnlyList<string> Large() => [.. new[] { "101", "301", "901", "1401", "1601", "1901" }.Select(l => $"{budget}/{l}")];

    private string Line(int i) => $"{budget}/{lines[i % lines.Count]}";
}
