using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Tranches;

/// <summary>The postings of a case, always budget line by budget line in ordinal order, never one of zero.</summary>
internal static class CaseLedger
{
    /// <summary>Moves all that an account of this case still holds to another one; null when it holds nothing.</summary>
    public static IReadOnlyList<Posting>? MoveAll(ITrancheCase state, string to, string from, string memo)
    {
        var postings = Post(to, from, Held(state, from), memo);
        return postings.Count == 0 ? null : postings;
    }

    /// <summary>What an account of this case holds, by budget line; lines that hold nothing are left out.</summary>
    public static IReadOnlyList<Charge> Held(ITrancheCase state, string account)
    {
        var prefix = account + "|";
        return [.. state.Core.Balances
            .Where(b => b.Value > 0 && b.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(b => new Charge(b.Key[prefix.Length..], TrancheChecks.Minor(state, b.Value)))];
    }

    public static IReadOnlyList<Posting> Post(string debit, string credit, IEnumerable<Charge> charges, string memo) =>
        [.. charges.Where(c => c.Amount.IsPositive).Select(c => new Posting(debit, credit, c.Amount, c.BudgetLine, memo))];

    /// <summary>Takes an amount out of what accounts hold, in the order given, until it is used up.</summary>
    public static IReadOnlyList<Posting> Take(ITrancheCase state, Money amount, string debit, IEnumerable<string> credits, string memo)
    {
        var postings = new List<Posting>();
        foreach (var (account, charge) in credits.SelectMany(a => Held(state, a).Select(c => (a, c))))
        {
            var part = charge.Amount < amount ? charge.Amount : amount;
            if (part.IsPositive)
            {
                postings.Add(new Posting(debit, account, part, charge.BudgetLine, memo));
                amount -= part;
            }
        }

        return postings;
    }
}
