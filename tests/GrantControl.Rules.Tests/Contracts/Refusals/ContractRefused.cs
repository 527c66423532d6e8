using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;
using static GrantControl.Rules.Tests.Contracts.Support.ContractVisitActs;

namespace GrantControl.Rules.Tests.Contracts.Refusals;

/// <summary>How the rows of the tables beside this file are made, and the contracts that several of them stand on.</summary>
internal static class ContractRefused
{
    public static RefusedRow Refused(string trigger, string rule, string code, Func<ContractRun> given, Func<ContractRun, ICaseCommand> command, Actor by) =>
        RefusedRow.Of<ContractRun, ContractState>(trigger, rule, code, given, command, by);

    /// <summary>Of a state in which it cannot be.</summary>
    public static RefusedRow NotNow(string trigger, string rule, Func<ContractRun> given, Func<ContractRun, ICaseCommand> command, Actor by) =>
        Refused(trigger, rule, Codes.WrongState, given, command, by);

    /// <summary>Of something in the command, which the refusal names.</summary>
    public static RefusedRow Invalid(string trigger, string rule, Func<ContractRun> given, Func<ContractRun, ICaseCommand> command, Actor by, string field) =>
        Refused(trigger, rule, Codes.Invalid, given, command, by) with { Field = field };

    public static RefusedRow Blank(string trigger, Func<ContractRun> given, Func<ContractRun, ICaseCommand> command, Actor by, string field = "reason") =>
        Invalid(trigger, CommonRules.Reasoned, given, command, by, field);

    public static ContractRun Running() => To(ContractStates.InExecution);

    public static ContractRun Delivered() => Running().Apply(r => r.Given(Deliver(r, 1), Administrator));

    public static ContractRun Proposed(int days = 10) => Running().Given(Amend(0, Ends.AddDays(days)), Administrator);

    public static ContractRun Heard() => LateBy(3).Given(Delay(), Administrator).Given(Hear(), Lawyer);

    public static ContractRun Paying(string state) => Pay(Received(Running(), 1), 1, state);

    public static ContractRun Planned() => Running().Apply(r => r.Given(Plan(r), Watcher));

    public static ContractRun Troubling() => Running().Visited(r => Troubled(r));

    /// <summary>Paid to the end but for what a supplier still owes for coming 55 days late.</summary>
    public static ContractRun Owing() => LateBy(55).Apply(r => Pay(r, 1, TrancheWorkflow.Paid)).Apply(r => Received(r, 2, 3)).Apply(r => Pay(r, 2, TrancheWorkflow.Paid))
        .Given(Delay(), Administrator).Given(Hear(), Lawyer).Given(Provisional(), Administrator).Given(Final(), Administrator);

    public static ContractRun WithoutMoney(ContractRun run) => run.With(s => s with { Core = s.Core with { Balances = s.Core.Balances.Clear() } });

    public static ContractRun Sanctioned(ContractRun run) => run with { Supplier = run.Supplier! with { Sanctioned = true } };
}
