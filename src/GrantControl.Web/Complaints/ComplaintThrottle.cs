using System.Threading.RateLimiting;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Complaints;

/// <summary>
/// What one address, and all together, may do at the citizens' door, without a captcha: a bucket of tokens for each address
/// that fills slowly, and behind it one for everybody. A flood from one address empties its own bucket only. Addresses are
/// kept in memory while their bucket fills, and nowhere else.
/// </summary>
public sealed class ComplaintThrottle(ComplaintLimits limits) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _filing = Chain(limits.Filing);
    private readonly PartitionedRateLimiter<string> _evidence = Chain(limits.Evidence);
    private readonly PartitionedRateLimiter<string> _tracking = Chain(limits.Tracking);

    /// <summary>Null when the request may go on; otherwise the refusal, which says when to come back.</summary>
    public Problem? Refuses(HttpContext context, CitizenAct act)
    {
        using var lease = (act switch { CitizenAct.File => _filing, CitizenAct.Evidence => _evidence, _ => _tracking }).AttemptAcquire(Neighbourhood.Of(context));
        return lease.IsAcquired
            ? null
            : new Problem(ProblemKind.TooManyRequests)
            {
                Detail = new("Se recibieron demasiadas peticiones; espere un momento y vuelva a intentarlo.", "Too many requests came in; wait a moment and try again."),
                RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 60,
            };
    }

    public void Dispose()
    {
        _filing.Dispose();
        _evidence.Dispose();
        _tracking.Dispose();
    }

    private static PartitionedRateLimiter<string> Chain(ComplaintLimit limit) => PartitionedRateLimiter.CreateChained(
        Buckets(static address => address, limit.Burst, limit.PerMinute), Buckets(static _ => "", limit.AllTogether, limit.AllTogether));

    private static PartitionedRateLimiter<string> Buckets(Func<string, string> key, int burst, int perMinute) =>
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetTokenBucketLimiter(
            key(address),
            _ => new TokenBucketRateLimiterOptions { TokenLimit = burst, TokensPerPeriod = perMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
}

/// <summary>What citizens do without an account.</summary>
public enum CitizenAct
{
    File,
    Evidence,

    /// <summary>Looking up by a code, answering and reopening through it.</summary>
    Track,
}

/// <summary>The limits of the citizens' door. A whole village may stand behind one address, so bursts are generous.</summary>
public sealed record ComplaintLimits
{
    public ComplaintLimit Filing { get; init; } = new(Burst: 10, PerMinute: 2, AllTogether: 600);

    public ComplaintLimit Evidence { get; init; } = new(Burst: 30, PerMinute: 10, AllTogether: 1_200);

    /// <summary>140 bits are not guessed at thirty a minute, nor at three thousand.</summary>
    public ComplaintLimit Tracking { get; init; } = new(Burst: 30, PerMinute: 30, AllTogether: 3_000);
}

/// <param name="Burst">What one address may do at once.</param>
/// <param name="PerMinute">What it gets back in a minute.</param>
/// <param name="AllTogether">What all addresses may do in a minute.</param>
public sealed record ComplaintLimit(int Burst, int PerMinute, int AllTogether);
