using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>What holds of every grant at every moment, whoever did whatever.</summary>
public static class GrantBooks
{
    private static readonly string[] Budget = [Account.Available, Account.Reserved, Account.Committed, Account.Accrued, Account.Paid];
    private static readonly string[] NeverNegative =
    [
        Account.Reserved, Account.Committed, Account.Accrued, Account.Paid, Account.Advance, Account.Recoverable, Account.ProgrammeExpense, Account.WrittenOff,
    ];

    private static readonly string[] OnOneContent = [GrantStates.Authorized, GrantStates.Signed, GrantStates.Active];
    private static readonly string[] Ended = [GrantStates.Rejected, GrantStates.Withdrawn, GrantStates.Closed];

    public static void ShouldHold(GrantState s)
    {
        foreach (var line in s.Core.Balances.Keys.Select(k => k.Split('|')[1]).Distinct())
        {
            long At(string account) => s.Core.Balance(account, line);
            NeverNegative.Where(a => At(a) < 0).Should().BeEmpty("{0} in {1}", line, s.State);
            Budget.Sum(At).Should().Be(0, "an appropriation only changes its name");
            (At(Account.Treasury) + At(Account.Advance) + At(Account.Recoverable) + At(Account.ProgrammeExpense) + At(Account.WrittenOff)).Should().Be(0, "money that left is somewhere");
        }

        ShouldAgree(MoneyView.Of(s), s);
        ShouldStandOnOneContent(s);
        ShouldBeSegregated(s.Core);
    }

    /// <summary>The figures people see are the balances of the ledger.</summary>
    private static void ShouldAgree(MoneyView money, GrantState s)
    {
        money.Paid.Should().Be(money.Advance + money.Accepted + money.Recoverable + money.Refunded + money.WrittenOff);
        money.Paid.Minor.Should().Be(s.Tranches.Values.Where(t => t.BankReference is not null).Sum(t => t.Amount.Minor));
        if (s.State == GrantStates.Returned)
        {
            // The reservation is that of the plan presented, whatever is being written.
            money.Reserved.IsPositive.Should().Be(s.Clearances.ContainsKey(Gate.Finance));
        }
        else
        {
            money.Reserved.Minor.Should().Be(Reserves(s) ? s.Total.Minor : s.Amendments.Values.Sum(a => a.Reserved.Sum(c => c.Amount.Minor)), s.State);
        }

        if (Ended.Contains(s.State))
        {
            (money.Reserved + money.Committed + money.Accrued + money.Advance + money.Recoverable).IsZero.Should().BeTrue();
        }
    }

    private static bool Reserves(GrantState s) =>
        s.Clearances.ContainsKey(Gate.Finance) && s.State is (GrantStates.UnderReview or GrantStates.Authorized or GrantStates.Signed);

    private static void ShouldStandOnOneContent(GrantState s)
    {
        s.Clearances.Keys.Should().BeEquivalentTo(s.Core.Position.ClearedGates, "a gate cleared is a clearance kept");
        if (OnOneContent.Contains(s.State))
        {
            s.Clearances.Values.Count(c => c.ContentHash == s.ContentHash).Should().Be(Gate.All.Count);
            s.Clearances.Values.Select(c => c.By).Should().OnlyHaveUniqueItems();
        }
    }

    private static void ShouldBeSegregated(CaseCore core)
    {
        foreach (var (person, duties) in core.Duties)
        {
            var together = from a in duties from b in duties where GrantWorkflow.Definition.Incompatible(a, b) && !core.IsCompensated(person, a, b) select (a, b);
            together.Should().BeEmpty("{0} holds them", person);
        }
    }
}
