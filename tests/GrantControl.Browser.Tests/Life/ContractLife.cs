using System.Globalization;
using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using GrantControl.Cases.Contracts;
using GrantControl.Journal.People;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Life;

/// <summary>
/// One contract at the screens: ten computers for Q 50,000.00 in two deliveries and one payment, with 5 % kept back and a
/// guarantee of 10 %.
/// </summary>
internal sealed class ContractLife(Office office, Look look, string title) : CaseLife(office, look, title, ContractWorkflow.Definition)
{
    private const string Bank = "Banco de ejemplo";
    private const string Account = "09-8765-43";
    private const string Holder = "Organización de demostración D";

    private DateOnly _ends;

    private string Policy => $"POL-{Number}";

    /// <summary>The unit that needs the purchase writes the contract and three areas clear it.</summary>
    public async Task RegisterAsync()
    {
        _ends = Today.AddDays(90);
        await OpenAsync("tecnico1", "/cases?kind=contracts", "contracts", async form =>
        {
            await form.ChooseAsync("organisation", "org-d");
            await form.ChooseAsync("currency", "GTQ");
        });
        await DecideAsync("tecnico1", "save-in-draft", async form => await WriteAsync(form, await RichestLineAsync()));
        await DoAsync("tecnico1", "register");
        await DoAsync("legal1", "clear-legal");
        await DoAsync("finanzas1", "clear-finance");
        await DoAsync("control1", "clear-control");
    }

    /// <summary>An administrator without a tie to the supplier, guarantees, money, and the order to start.</summary>
    public async Task StartAsync()
    {
        await DoAsync("titular1", "appoint", form => form.ChooseAsync("person", "administrador1"));
        await MayNotYetAsync("administrador2", "accept-appointment-in-administered");
        await DoAsync("administrador1", "accept-appointment-in-administered", form => form.ChooseAsync("noConflict", "true"));
        await DoAsync("legal1", "file-guarantee", form => GuaranteeAsync(form, _ends.AddDays(30)));
        await DoAsync("finanzas1", "commit", async form =>
        {
            await form.TypeAsync("account.bank", Bank);
            await form.TypeAsync("account.number", Account);
            await form.TypeAsync("account.holder", Holder);
        });
        await DoAsync("administrador1", "start-order");
    }

    /// <summary>What the supplier brings is received by the unit that will use it, and by the administrator.</summary>
    public async Task ReceiveAsync(int deliverable)
    {
        await DoAsync("administrador1", "deliverable/deliver");
        await DoAsync("tecnico2", "deliverable/accept-whole");
        await DecideAsync("administrador1", "deliverable/accept-whole");
        await ReadsAsync("tecnico2", $"Entregable {deliverable}", DeliverableWorkflow.Definition.State(DeliverableWorkflow.Accepted).Label.Es);
    }

    /// <summary>The money leaves: six people stand behind it.</summary>
    public async Task PayAsync()
    {
        await DoAsync("administrador1", "tranche/request");
        await DoAsync("tecnico2", "tranche/verify");
        await DecideAsync("control2", "tranche/verify");
        await DoAsync("finanzas2", "tranche/approve-first", releases: true);
        await DoAsync("finanzas3", "tranche/approve-second", releases: true);
        await DoAsync("tesoreria1", "tranche/order", form => form.TypeAsync("order", $"OP-{Number}"), releases: true);
        await DoAsync("tesoreria1", "tranche/confirm", form => form.TypeAsync("bankReference", $"BR-{Number}"), releases: true);
    }

    /// <summary>The supplier gets more time; the guarantee reaches as far.</summary>
    public async Task ExtendAsync(int days)
    {
        _ends = _ends.AddDays(days);
        await DecideAsync("administrador1", "amend", async form =>
        {
            await form.TypeAsync("reason", "La aduana retuvo el segundo envío.");
            await form.TypeAsync("ends", _ends);
            await AddAsync(form, "guarantees");
            await GuaranteeAsync(form, _ends.AddDays(30));
        });
        await DoAsync("legal1", "amendment/clear-legal");
        await DoAsync("finanzas1", "amendment/clear-finance");
        await DoAsync("control1", "amendment/clear-control");
        await DoAsync("titular1", "amendment/adopt");
        await ReadsAsync("administrador1", _ends.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
    }

    /// <summary>The supplier is judged, the account agrees to the centavo, what was kept back goes out, and audit closes.</summary>
    public async Task SettleAsync()
    {
        await DoAsync("administrador1", "evaluate-in-final", async form =>
        {
            await form.TypeAsync("quality", "4");
            await form.TypeAsync("punctuality", "3");
            await form.TypeAsync("paperwork", "5");
            await form.TypeAsync("comment", "Entregó completo, con una prórroga.");
        });
        await DoAsync("finanzas4", "settle", form => form.TypeAsync("note", "Actas y pagos cuadran."));
        await DoAsync("tesoreria1", "release-retention", form => form.TypeAsync("bankReference", $"RET-{Number}"), releases: true);
        await DoAsync("legal1", "release-guarantee", form => form.ChooseAsync("number", Policy));
        await DoAsync("auditoria1", "close");
    }

    private async Task WriteAsync(CommandForm form, string budgetLine)
    {
        foreach (var (list, rows) in new[] { ("items", 1), ("deliverables", 2), ("payments", 1), ("guarantees", 1) })
        {
            await AddAsync(form, $"terms.{list}", rows);
        }

        await form.TypeAsync("terms.object", "Diez computadoras con su instalación, para las oficinas de la región.");
        await form.TypeAsync("terms.amount", "50,000.00");
        await form.TypeAsync("terms.ends", _ends);
        await form.TypeAsync("terms.account.bank", Bank);
        await form.TypeAsync("terms.account.number", Account);
        await form.TypeAsync("terms.account.holder", Holder);
        await form.TypeAsync("terms.items[0].code", "R1");
        await form.TypeAsync("terms.items[0].description", "Computadora");
        await form.TypeAsync("terms.items[0].unit", "unidad");
        await form.TypeAsync("terms.items[0].quantity", "10");
        await form.TypeAsync("terms.items[0].unitPrice", "5,000.00");
        foreach (var (i, units, title) in new[] { (0, 6, "Primera entrega"), (1, 4, "Segunda entrega") })
        {
            var deliverable = $"terms.deliverables[{i}]";
            await form.TypeAsync($"{deliverable}.number", $"{i + 1}");
            await form.TypeAsync($"{deliverable}.title", title);
            await form.TypeAsync($"{deliverable}.dueOn", Today.AddDays(30 * (i + 1)));
            await form.TypeAsync($"{deliverable}.payment", "1");
            await form.TypeAsync($"{deliverable}.lines[0].item", "R1");
            await form.TypeAsync($"{deliverable}.lines[0].quantity", $"{units}");
        }

        await form.TypeAsync("terms.payments[0].number", "1");
        await form.TypeAsync("terms.payments[0].plannedOn", _ends);
        await form.ChooseAsync("terms.payments[0].charges[0].budgetLine", budgetLine);
        await form.TypeAsync("terms.payments[0].charges[0].amount", "50,000.00");
        await form.ChooseAsync("terms.guarantees[0].kind", "performance");
        await form.TypeAsync("terms.guarantees[0].percent", "10");
        await form.TypeAsync("terms.penaltyPerMille", "2");
        await form.ChooseAsync("terms.penaltyDays", "calendar");
        await form.TypeAsync("terms.retentionPercent", "5");
    }

    private async Task GuaranteeAsync(CommandForm form, DateOnly until)
    {
        await form.ChooseAsync("guarantees[0].kind", "performance");
        await form.TypeAsync("guarantees[0].number", Policy);
        await form.TypeAsync("guarantees[0].insurer", "Afianzadora de ejemplo");
        await form.TypeAsync("guarantees[0].amount", "5,000.00");
        await form.TypeAsync("guarantees[0].from", Today);
        await form.TypeAsync("guarantees[0].until", until);
    }

    /// <summary>Rows added to a list one by one, as a person asks for them.</summary>
    private static async Task AddAsync(CommandForm form, string list, int rows = 1)
    {
        for (var i = 0; i < rows; i++)
        {
            await form.AddTo(list).ClickAsync();
            await Expect(form.Row(list, i)).ToBeAttachedAsync();
        }
    }

    /// <summary>The line with the most left: what the demonstration's own cases leave on the others is chance.</summary>
    private async Task<string> RichestLineAsync() => (string)(await Office.Database.OwnerAsync(
        "SELECT key FROM budget_line WHERE institution = $1 AND chargeable AND currency = 'GTQ' ORDER BY available DESC, key LIMIT 1", DemoPeople.Institution))!;
}
