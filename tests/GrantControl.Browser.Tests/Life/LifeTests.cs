using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Life;

/// <summary>Whole lives of a grant at the screens, from the organisation's first word to the certificate of settlement.</summary>
public sealed class LifeTests(LifeOffice office) : IClassFixture<LifeOffice>
{
    [Fact]
    public async Task Given_an_organisation_and_an_office_When_a_grant_lives_its_whole_life_in_Spanish_Then_it_is_settled_and_anyone_can_verify_it() =>
        await LiveAsync(new GrantLife(office, Look.Usual, "Agua segura en dos aldeas"));

    [Fact]
    public async Task Given_browsers_without_script_When_a_grant_lives_its_whole_life_in_English_Then_it_is_settled_and_anyone_can_verify_it() =>
        await LiveAsync(new GrantLife(office, Look.Usual with { Language = "en", Script = false }, "Safe water in two villages"));

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
