using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;

namespace GrantControl.Rules.Tests.Grants.Refusals;

/// <summary>How the rows of the tables beside this file are made.</summary>
internal static class GrantRefused
{
    public static RefusedRow Refused(string trigger, string rule, string code, Func<GrantRun> given, Func<GrantRun, ICaseCommand> command, Actor by) =>
        new(trigger, rule, code, () =>
        {
            var run = given();
            var sent = command(run);
            GrantRun.NameOf(sent).Should().Be(trigger, "{0} is the command sent", sent);
            var outcome = run.When(sent, by);
            ReferenceEquals(outcome.After, run).Should().BeTrue("{0} is refused for {1}", trigger, rule);
            return outcome.Rejection;
        });

    /// <summary>Of a state in which it cannot be.</summary>
    public static RefusedRow NotNow(string trigger, string rule, Func<GrantRun> given, Func<GrantRun, ICaseCommand> command, Actor by) =>
        Refused(trigger, rule, Codes.WrongState, given, command, by);

    /// <summary>Of something in the command, which the refusal names.</summary>
    public static RefusedRow Invalid(string trigger, string rule, Func<GrantRun> given, Func<GrantRun, ICaseCommand> command, Actor by, string field) =>
        Refused(trigger, rule, Codes.Invalid, given, command, by) with { Field = field };

    public static RefusedRow Blank(string trigger, Func<GrantRun> given, Func<GrantRun, ICaseCommand> command, Actor by, string field = "reason") =>
        Invalid(trigger, CommonRules.Reasoned, given, command, by, field);

    /// <summary>With another balance on the line, as if others had spent it.</summary>
    public static GrantRun Owning(this GrantRun run, string account, string line, long minor) =>
        run.With(core => core with { Balances = core.Balances.SetItem($"{account}|{line}", minor) });
}
