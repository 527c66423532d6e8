using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Contracts;

/// <summary>The arithmetic of one late delivery: days × rate × value, rounded down to the centavo.</summary>
/// <param name="Reception">Number of the delivery that came late; 0 for what never came.</param>
/// <param name="Until">The day it was delivered; for what never came, the last day the contract ran.</param>
/// <param name="PerMille">Thousandths of the value for each day.</param>
/// <param name="Missing">What never came; null for a delivery.</param>
public sealed record PenaltyLine(int Reception, DateOnly DueOn, DateOnly Until, int Days, Money Value, int PerMille, Money Amount, IReadOnlyList<ItemQuantity>? Missing = null);

/// <summary>A penalty with everything it was computed from, kept as it was on the day.</summary>
/// <param name="Sum">Of all lines, before the cap.</param>
/// <param name="CapLeft">What the cap on all penalties of the contract still allowed.</param>
/// <param name="Amount">The smaller of the two.</param>
public sealed record PenaltyComputed(IReadOnlyList<PenaltyLine> Lines, DayCount Counted, Money Sum, int CapPercent, Money CapLeft, Money Amount);

/// <summary>Delays and what they cost. Nothing here looks at anything but its arguments.</summary>
public static class PenaltyArithmetic
{
    /// <summary>Days of delay, the due day itself not counted; never negative.</summary>
    public static int Days(DateOnly due, DateOnly delivered, DayCount count, BusinessCalendar calendar) => delivered <= due ? 0
        : count == DayCount.Business ? calendar.Count(due, delivered)
        : delivered.DayNumber - due.DayNumber;

    /// <exception cref="OverflowException">The product leaves the range of amounts.</exception>
    public static Money Amount(Money value, int perMille, int days) =>
        new(checked((long)((Int128)value.Minor * perMille * days / 1000)), value.Currency);

    /// <summary>Whether something of it came late, or never, and was not reported yet.</summary>
    public static bool IsLate(ContractState state, DeliverableState deliverable) => deliverable.Receptions.Any(IsLate) || Missing(state, deliverable) is not null;

    /// <summary>Deliverables with a delay that would cost something and was not reported; none once the cap has been reached.</summary>
    public static IReadOnlyList<int> Unreported(ContractState state, BusinessCalendar calendar) =>
        Compute(state, []).CapLeft.IsPositive ? [.. state.Deliverables.Keys.Where(n => Lines(state, n, calendar).Count > 0)] : [];

    /// <summary>
    /// What is late of one deliverable and was not reported yet: deliveries that were received, each with the days it came
    /// after its due day, and once the contract is terminated what was due by then and never came.
    /// </summary>
    public static IReadOnlyList<PenaltyLine> Lines(ContractState state, int deliverable, BusinessCalendar calendar)
    {
        var (terms, d) = (state.Terms!, state.Deliverables[deliverable]);
        var late = d.Receptions
            .Where(IsLate)
            .Select(r => Line(r.Number, r.DueOn, r.On, ContractMoney.Value(state, r.Lines)));
        var never = Missing(state, d) is { } missing ? [Line(0, d.DueOn, RanUntil(state)!.Value, ContractMoney.Value(state, missing)) with { Missing = missing }] : Array.Empty<PenaltyLine>();
        return [.. late.Concat(never).Where(l => l.Amount.IsPositive)];

        PenaltyLine Line(int reception, DateOnly due, DateOnly until, Money value)
        {
            var days = Days(due, until, terms.PenaltyDays, calendar);
            return new PenaltyLine(reception, due, until, days, value, terms.PenaltyPerMille, Amount(value, terms.PenaltyPerMille, days));
        }
    }

    /// <summary>The last day a terminated contract ran: the term stood still while it was suspended. Null while it is not terminated.</summary>
    private static DateOnly? RanUntil(ContractState state) => state.TerminatedOn is { } on && state.Suspensions is [.., { ResumedOn: null, Since: var since }] ? since : state.TerminatedOn;

    /// <summary>What was due when the contract was terminated, never came and was not reported; null when there is nothing. What lay there to be judged did come.</summary>
    private static ItemQuantity[]? Missing(ContractState state, DeliverableState deliverable)
    {
        if (deliverable.MissingPenalty is not null || RanUntil(state) is not { } until || until <= deliverable.DueOn)
        {
            return null;
        }

        ItemQuantity[] left =
        [
            .. deliverable.Plan.Lines.Select(l => l with { Quantity = deliverable.Left(l.Item) - (deliverable.Pending?.Lines.Where(p => p.Item == l.Item).Sum(p => p.Quantity) ?? 0) })
                .Where(l => l.Quantity > 0),
        ];
        return left.Length == 0 ? null : left;
    }

    private static bool IsLate(Reception r) => r.Verdict == ReceptionVerdict.Accepted && r.Penalty is null && r.On > r.DueOn;

    /// <summary>The whole penalty, within what the cap on the contract still allows.</summary>
    public static PenaltyComputed Compute(ContractState state, IReadOnlyList<PenaltyLine> lines)
    {
        var terms = state.Terms!;
        var sum = Money.Sum(lines.Select(l => l.Amount), state.Currency);
        var cap = ContractPolicy.Share(terms.Amount, ContractPolicy.PenaltyCapPercent) - ContractMoney.Imposed(state);
        var left = cap.IsNegative ? Money.Zero(state.Currency) : cap;
        return new PenaltyComputed(lines, terms.PenaltyDays, sum, ContractPolicy.PenaltyCapPercent, left, sum < left ? sum : left);
    }
}
