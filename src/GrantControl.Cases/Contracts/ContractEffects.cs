using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>What an event of a contract does outside the case: ledger, claims, duties, gate marks, notices.</summary>
public static class ContractEffects
{
    public static Effects Of(ContractState before, Recorded recorded, ContractState after) => new()
    {
        Postings = recorded.Event.Postings ?? [],
        Claims = [.. Claims(recorded.Event, after)],
        Duties = CommonEffects.Duties(recorded, after.Core),
        Gates = [.. Marks(before, recorded.Event, after)],
        Notices = [.. CommonEffects.Notices(recorded.Event, after.Core, ContractWorkflow.Definition, Role.ContractAdministrator), .. Told(recorded.Event, after)],
    };

    private static IEnumerable<Claim> Claims(CaseEvent e, ContractState after)
    {
        var documents = e.Step is null ? [] : Evidence.Claims(after.Core, e.Step);
        return e switch
        {
            TranchePaid x => documents.Append(Bank(x.BankReference, TrancheWorkflow.Target(x.Tranche))),
            CollectedFromSupplier x => documents.Append(Bank(x.BankReference, $"collect:{after.Collected.Length}")),
            RetentionReleased x => documents.Append(Bank(x.BankReference, $"retention:{after.RetentionsReleased.Length}")),
            _ => documents,
        };

        Claim Bank(string reference, string what) => new(Claim.BankReference, reference, $"case:{after.Id}:{what}");
    }

    /// <summary>Gates whose person or content changed; a gate opened again loses its mark.</summary>
    private static IEnumerable<GateMark> Marks(ContractState before, CaseEvent e, ContractState after) =>
        e is GateCleared or ContractResubmitted or ContractAmendmentAdopted
            ? ContractGate.Ids
                .Select(g => (Id: g, Was: before.Clearances.GetValueOrDefault(g), Is: after.Clearances.GetValueOrDefault(g)))
                .Where(g => g.Was != g.Is)
                .Select(g => new GateMark(g.Id, g.Is?.By, g.Is?.ContentHash))
            : [];

    /// <summary>An end that comes near is told to the administrator, then also to his superior, then also to internal control.</summary>
    private static IEnumerable<Notice> Told(CaseEvent e, ContractState after) => e switch
    {
        AdministratorAppointed x => [new Notice(Role.ContractAdministrator, x.Person, "administrator-appointed", new Label($"{after.Core.Number}: se le nombró administrador de contrato.", $"{after.Core.Number}: you were appointed contract administrator."))],
        ExpiryAlerted x => To(x.Days).Select(role => new Notice(role, role == Role.ContractAdministrator ? after.Administrator : null, "expiry", Words(x, after.Core.Number))),
        _ => [],
    };

    private static string[] To(int days) => days switch
    {
        > 30 => [Role.ContractAdministrator],
        > 15 => [Role.ContractAdministrator, Role.Authority],
        _ => [Role.ContractAdministrator, Role.Authority, Role.Control],
    };

    private static Label Words(ExpiryAlerted x, string number) => (x.What, x.Days) switch
    {
        (ContractCalendar.Guarantee, _) => new($"{number}: la garantía vence el {x.Ends:dd/MM/yyyy} (aviso de {x.Days} días).", $"{number}: the guarantee ends on {x.Ends:dd/MM/yyyy} (alert at {x.Days} days)."),
        _ => new($"{number}: el contrato vence el {x.Ends:dd/MM/yyyy} (aviso de {x.Days} días).", $"{number}: the contract ends on {x.Ends:dd/MM/yyyy} (alert at {x.Days} days)."),
    };
}
