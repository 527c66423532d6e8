using GrantControl.Browser.Tests.Support;
using GrantControl.Cases.Contracts;
using GrantControl.Kernel.Monies;

namespace GrantControl.Browser.Tests.Life;

/// <summary>A whole contract at the screens, in Spanish, from the unit that needs the purchase to the closing of its file.</summary>
[Collection(OfficeCollection.Name)]
public sealed class ContractLifeTests(Office office)
{
    [Fact]
    public async Task Given_a_supplier_and_an_office_When_a_contract_lives_its_whole_life_in_Spanish_Then_it_reconciles_and_anyone_can_verify_its_settlement()
    {
        var life = new ContractLife(office, Look.Usual, "Computadoras para la región");
        await life.RegisterAsync();
        await life.StartAsync();

        await life.ReceiveAsync(deliverable: 1);
        await life.VerifyPaperAsync("tecnico2", "Acta de recepción");
        await life.ExtendAsync(days: 20);
        await life.ReceiveAsync(deliverable: 2);
        await life.PayAsync();
        await life.DecideAsync("administrador1", "receive-provisional", form => form.TypeAsync("defects", "Falta una etiqueta"));
        await life.MayNotYetAsync("finanzas4", "settle");
        await life.DoAsync("administrador1", "receive-final", form => form.TypeAsync("cured[0].how", "Se colocó la etiqueta"));

        await life.SettleAsync();
        await life.ReadsAsync("auditoria2", ContractWorkflow.Definition.State(ContractStates.Closed).Label.Es, new Money(47_500_00, Currency.Gtq).ToString(), "calidad 4, puntualidad 3, documentación 5");
        await life.VerifyPaperAsync("auditoria2", "Acta de liquidación");
    }
}
