using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Demonstration;

/// <summary>The steps of the case itself, each by the person whose duty it is.</summary>
public sealed partial class GrantStory
{
    public async Task OpenAsync() => await SendAsync(cast.Formulator, "open", new OpenGrant(cast.Organisation, script.Title, script.Call, script.CallDate, script.Currency));

    public async Task WritePlanAsync()
    {
        await SendAsync(cast.Formulator, "save", new SaveSections(General: script.General(), Results: script.Results()));
        await SendAsync(cast.Formulator, "save", new SaveSections(Activities: script.Activities(), Budget: script.Budget(), Tranches: script.Tranches()));
    }

    public async Task SubmitAsync() => await SendAsync(cast.Formulator, "submit", new SubmitGrant(
        await DocumentsAsync(cast.Formulator, DocumentType.Statutes, DocumentType.Registration, DocumentType.Solvency)));

    public async Task AdmitAsync() => await SendAsync(cast.TechnicalReviewer, "admit", new AdmitGrant("Expediente completo."));

    public async Task ClearAsync(string gate) => await SendAsync(cast.Reviewer(gate), "clear", new ClearGate(gate, await DocumentsAsync(cast.Reviewer(gate), Gate.OpinionOf(gate))));

    public async Task ObserveAsync(string gate, string section, string text) =>
        await SendAsync(cast.Reviewer(gate), "observe", new ObserveGate(gate, [new ObservationMade(section, text)]));

    public async Task ResubmitAsync(params int[] observations) =>
        await SendAsync(cast.Formulator, "resubmit", new ResubmitGrant([.. observations.Select(o => new ObservationAnswered(o, "Se corrigió conforme a la observación."))]));

    public async Task AuthorizeAsync()
    {
        if (GrantPolicy.NeedsCommittee(script.Total))
        {
            foreach (var member in cast.Committee)
            {
                await SendAsync(member, "authorize", new AuthorizeGrant(await DocumentsAsync(member, DocumentType.AuthorisationResolution)));
            }
        }

        await SendAsync(cast.Authority, "authorize", new AuthorizeGrant(await DocumentsAsync(cast.Authority, DocumentType.AuthorisationResolution)));
    }

    public async Task RejectAsync() => await SendAsync(cast.Authority, "reject", new RejectGrant("El objeto duplica un programa en marcha."));

    public async Task WithdrawAsync() => await SendAsync(cast.Formulator, "withdraw", new WithdrawGrant("La organización obtuvo otro financiamiento."));

    public async Task SignAsync()
    {
        var hash = (await RefreshAsync()).GetProperty("contentHash").GetString()!;
        await SendAsync(cast.Authority, "sign", new SignGrant(hash, await DocumentsAsync(cast.Authority, DocumentType.SignedAgreement)));
        await SendAsync(cast.Formulator, "sign", new SignGrant(hash, await DocumentsAsync(cast.Formulator, DocumentType.SignedAgreement)));
    }

    public async Task ActivateAsync() => await SendAsync(cast.FinanceReviewer, "activate", new ActivateGrant(
        script.Account(),
        new GuaranteeFiled($"F-{script.Key}", "Afianzadora de demostración", new Money(script.Total.Minor / 10, script.Currency), script.Ends.AddDays(180)),
        await DocumentsAsync(cast.FinanceReviewer, DocumentType.BankAccountCertificate, DocumentType.Guarantee)));

    public async Task SuspendAsync()
    {
        var suspend = new SuspendGrant("Informe de campo sin respaldo.", "Presentar el padrón firmado.", "Recurso ante el Titular en cinco días hábiles.", script.Ends.AddDays(-5));
        await SendAsync(cast.ControlMonitor, "suspend", suspend);
        await SendAsync(cast.Authority, "suspend", suspend);
    }

    public async Task TerminateAsync() => await SendAsync(cast.Authority, "terminate", new TerminateGrant("Incumplimiento reiterado.", TerminationGround.BreachOfAgreement));

    public async Task EndAsync() => await ExpireAsync("end", script.Ends);

    public async Task ReportFinalAsync() => await SendAsync(cast.Representative, "report-final", new FileFinalReport(
        "Se alcanzaron las metas del plan.", [new IndicatorReached("R1.1", "248"), new IndicatorReached("R2.1", "12")], await DocumentsAsync(cast.Representative, DocumentType.FinalReport)));

    public async Task DetermineAsync() => await SendAsync(cast.ControlLiquidator, "determine", new DetermineLiquidation(
        "Pagado = aceptado + reintegrable.", await DocumentsAsync(cast.ControlLiquidator, DocumentType.LiquidationRecord)));

    public async Task RefundAsync(Money amount, string reference) => await SendAsync(cast.Treasury, "refund", new RecordRefund(
        amount, reference, Today, await DocumentsAsync(cast.Treasury, DocumentType.RefundReceipt)));

    public async Task EscalateAsync() => await SendAsync(cast.Legal, "escalate", new EscalateDebt("Venció el plazo de reintegro."));

    public async Task CloseAsync() => await SendAsync(cast.Audit, "close", new CloseGrant("Expediente completo."));

    private DateOnly Today => Kernel.Calendars.BusinessCalendar.DayOf(clock.GetUtcNow());
}
