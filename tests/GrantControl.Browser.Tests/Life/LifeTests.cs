using GrantControl.Browser.Tests.Support;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Demonstration;

namespace GrantControl.Browser.Tests.Life;

/// <summary>Whole lives of a grant at the screens, from the organisation's first word to the certificate of settlement.</summary>
public sealed class LifeTests(LifeOffice office) : IClassFixture<LifeOffice>
{
    private const string Doubt = "La línea base no cita su fuente.";
    private const string Answer = "Se cita el censo municipal.";

    /// <summary>Budget lines that together carry an amount above the committee's threshold, which none could alone.</summary>
    private static readonly string[] Dear = ["201", "301", "701", "801", "901", "1201", "1301", "1401", "1501", "1601", "1701", "2201"];

    [Fact]
    public async Task Given_an_organisation_and_an_office_When_a_grant_lives_its_whole_life_in_Spanish_Then_it_is_settled_and_anyone_can_verify_it() =>
        await LiveAsync(new GrantLife(office, Look.Usual, "Agua segura en dos aldeas"));

    [Fact]
    public async Task Given_browsers_without_script_When_a_grant_lives_its_whole_life_in_English_Then_it_is_settled_and_anyone_can_verify_it() =>
        await LiveAsync(new GrantLife(office, Look.Usual with { Language = "en", Script = false }, "Safe water in two villages"));

    [Fact]
    public async Task Given_an_amount_above_the_threshold_When_control_observes_and_the_organisation_answers_Then_the_committee_agrees_before_the_head()
    {
        var life = new GrantLife(office, Look.Usual, "Agua segura en toda la región");
        await life.OpenAsync("formula-a");
        await life.WritePlanAsync("formula-a", [.. Dear.Select(static l => new PlanWriting.Cost($"Obra en {l}", $"{DemonstrationBudgets.Chargeable}/{l}", 450_000_00))]);
        await life.DoAsync("formula-a", "submit");
        await life.DoAsync("tecnico1", "admit");
        await life.DoAsync("legal1", "clear-legal");
        await life.DoAsync("finanzas1", "clear-finance");

        await life.DecideAsync("control1", "observe-control", async form =>
        {
            await form.ChooseAsync("observations[0].section", Section.Results);
            await form.TypeAsync("observations[0].text", Doubt);
        });
        await life.ReadsAsync("formula-a", Doubt);
        await life.CorrectAsync("formula-a", Section.Results, "baseline", "12, según el censo municipal");
        await life.DoAsync("formula-a", "resubmit", form => form.TypeAsync("answers[0].text", Answer));

        // Legal and internal control watch the section that changed; what Finance cleared stands.
        await life.ReadsAsync("control1", Doubt, Answer);
        await life.DoAsync("legal1", "clear-legal");
        await life.MayNotYetAsync("finanzas1", "clear-finance");
        await life.MayNotYetAsync("comite1", "authorize");
        await life.DoAsync("control1", "clear-control");

        foreach (var member in new[] { "comite1", "comite2", "comite3" })
        {
            await life.MayNotYetAsync("titular1", "authorize");
            await life.DoAsync(member, "authorize");
        }

        await life.DoAsync("titular1", "authorize");
        await life.ReadsAsync("formula-a", GrantWorkflow.Definition.State(GrantStates.Authorized).Label.Es, "5,400,000.00");
    }

    private static async Task LiveAsync(GrantLife life)
    {
        await life.OpenAsync("formula-a");
        var ends = await life.WritePlanAsync("formula-a");
        await life.DoAsync("formula-a", "submit");
        await life.DoAsync("tecnico1", "admit");
        await life.DoAsync("legal1", "clear-legal");
        await life.DoAsync("finanzas1", "clear-finance");
        await life.DoAsync("control1", "clear-control");
        await life.DoAsync("titular1", "authorize");
        await life.DoAsync("titular1", "sign");
        await life.DoAsync("formula-a", "sign");
        await life.DoAsync("finanzas1", "activate", async form =>
        {
            await form.TypeAsync("account.bank", PlanWriting.Bank);
            await form.TypeAsync("account.number", PlanWriting.Account);
            await form.TypeAsync("account.holder", PlanWriting.Holder);
            await form.TypeAsync("guarantee.number", "F-77");
            await form.TypeAsync("guarantee.issuer", "Afianzadora de ejemplo");
            await form.TypeAsync("guarantee.amount", "4000");
            await form.TypeAsync("guarantee.expires", ends.AddDays(180));
        });

        await PayAsync(life);
        await AccountAsync(life);
        await life.PassAsync(ends);
        await SettleAsync(life);
        await life.VerifyPaperAsync("auditoria1");
    }

    /// <summary>The money leaves: eight people stand behind it.</summary>
    private static async Task PayAsync(GrantLife life)
    {
        await life.DoAsync("representa-a", "request");
        await life.DoAsync("tecnico2", "verify");
        await life.DoAsync("control2", "verify");
        await life.DoAsync("finanzas2", "approve-first", releases: true);
        await life.DoAsync("finanzas3", "approve-second", releases: true);
        await life.DoAsync("tesoreria1", "order", form => form.TypeAsync("order", $"OP-{life.Number}"), releases: true);
        await life.DoAsync("tesoreria1", "confirm", async form =>
        {
            await form.TypeAsync("bankReference", $"BR-{life.Number}");
            await form.TypeAsync("paidOn", life.Today);
        }, releases: true);
    }

    /// <summary>The money is accounted for, line by line.</summary>
    private static async Task AccountAsync(GrantLife life)
    {
        await life.DoAsync("representa-a", "report", async form =>
        {
            await form.TypeAsync("lines[0].id", "G-01");
            await form.ChooseAsync("lines[0].budgetLine", PlanWriting.BudgetLine);
            await form.TypeAsync("lines[0].description", "Tubería y tanques");
            await form.TypeAsync("lines[0].supplier", "Ferretería de ejemplo");
            await form.TypeAsync("lines[0].invoiceNumber", $"FAC-{life.Number}");
            await form.TypeAsync("lines[0].date", life.Today);
            await form.TypeAsync("lines[0].amount", "40,000.00");
        });
        await life.DoAsync("control3", "accept", form => form.ChooseAsync("decisions[0].verdict", "accepted"));
    }

    private static async Task SettleAsync(GrantLife life)
    {
        await life.DoAsync("representa-a", "report-final", async form =>
        {
            await form.TypeAsync("narrative", "Se alcanzaron las metas del plan.");
            await form.TypeAsync("indicators[0].reached", "248");
        });
        await life.DoAsync("control3", "determine", form => form.TypeAsync("note", "Pagado = aceptado + reintegrable."));
        await life.DoAsync("auditoria1", "close", form => form.TypeAsync("note", "Expediente completo."));
    }
}
