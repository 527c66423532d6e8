using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;

namespace GrantControl.Journal.Demonstration;

/// <summary>The usual way from a draft to any state.</summary>
public sealed partial class GrantStory
{
    /// <summary>Takes a new case to a state by the shortest usual way.</summary>
    public async Task GoToAsync(string state)
    {
        await OpenAsync();
        await WritePlanAsync();
        if (state == GrantStates.Draft)
        {
            return;
        }

        await SubmitAsync();
        if (state is GrantStates.Submitted or GrantStates.Withdrawn)
        {
            await (state == GrantStates.Withdrawn ? WithdrawAsync() : Task.CompletedTask);
            return;
        }

        await AdmitAsync();
        await ReviewToAsync(state);
    }

    private async Task ReviewToAsync(string state)
    {
        switch (state)
        {
            case GrantStates.UnderReview:
                await ClearAsync(Gate.Control);
                return;
            case GrantStates.Returned:
                await ClearAsync(Gate.Legal);
                await ObserveAsync(Gate.Control, Section.Results, "La línea base del indicador R2.1 no cita su fuente.");
                return;
            case GrantStates.Rejected:
                await ClearAsync(Gate.Finance);
                await RejectAsync();
                return;
            default:
                await ClearAsync(Gate.Legal);
                await ClearAsync(Gate.Finance);
                await ClearAsync(Gate.Control);
                await AuthorizeAsync();
                await AgreeToAsync(state);
                return;
        }
    }

    private async Task AgreeToAsync(string state)
    {
        if (state == GrantStates.Authorized)
        {
            return;
        }

        await SignAsync();
        if (state == GrantStates.Signed)
        {
            return;
        }

        await ActivateAsync();
        if (state == GrantStates.Active)
        {
            return;
        }

        if (state == GrantStates.Suspended)
        {
            await SuspendAsync();
            return;
        }

        await SettleToAsync(state);
    }

    /// <summary>Pays and accounts for the first tranche, with one line disallowed; the rest is cancelled with the end of the plan.</summary>
    private async Task SettleToAsync(string state)
    {
        await TrancheToAsync(1, TrancheWorkflow.Reported);
        await AcceptAsync(1, "G1.2");
        await EndAsync();
        if (state == GrantStates.Liquidation)
        {
            return;
        }

        await ReportFinalAsync();
        await DetermineAsync();
        if (state == GrantStates.RefundDue)
        {
            return;
        }

        var debt = script.Charges(script.TrancheMinor[0])[1].Amount;
        if (state == GrantStates.Recovery)
        {
            await RefundAsync(debt with { Minor = debt.Minor / 2 }, $"RE-{script.Key}-1");
            await EscalateAsync();
            return;
        }

        await RefundAsync(debt, $"RE-{script.Key}-1");
        await CloseAsync();
    }
}
