using System.Threading.RateLimiting;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Papers;

/// <summary>How many codes one address may ask about in a minute: enough for a bank's counter, too few to try codes out.</summary>
public sealed class PaperThrottle(VerifyLimits limits) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            address,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = limits.PerAddressAndMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <summary>Null when the question may be asked; otherwise the seconds to wait.</summary>
    public int? SecondsToWait(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var lease = _limiter.AttemptAcquire(Neighbourhood.Of(context));
        return lease.IsAcquired
            ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)wait.TotalSeconds) : 60;
    }

    public void Dispose() => _limiter.Dispose();
}

/// <summary>Questions about papers that are answered in a minute.</summary>
public sealed record VerifyLimits(int PerAddressAndMinute = 30);
