using System.Threading.RateLimiting;

namespace GrantControl.Web.Sessions;

/// <summary>
/// Slows guessing down: so many attempts a minute for one user from one address, and for one address whoever it tries.
/// </summary>
public sealed class SignInThrottle : IDisposable
{
    private readonly PartitionedRateLimiter<Attempt> _limiter;

    public SignInThrottle(SignInLimits limits) => _limiter = PartitionedRateLimiter.CreateChained(
        Window(static a => a.Address + " " + a.User.ToUpperInvariant(), limits.PerUserAndMinute),
        Window(static a => a.Address, limits.PerAddressAndMinute));

    /// <summary>Null when the attempt may be made; otherwise the seconds to wait.</summary>
    public int? SecondsToWait(HttpContext context, string user)
    {
        using var lease = _limiter.AttemptAcquire(new Attempt(context.Connection.RemoteIpAddress?.ToString() ?? "", user));
        return lease.IsAcquired
            ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)wait.TotalSeconds) : 60;
    }

    public void Dispose() => _limiter.Dispose();

    private static PartitionedRateLimiter<Attempt> Window(Func<Attempt, string> key, int permits) =>
        PartitionedRateLimiter.Create<Attempt, string>(attempt => RateLimitPartition.GetFixedWindowLimiter(
            key(attempt),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    private sealed record Attempt(string Address, string User);
}

/// <summary>Attempts to sign in that are allowed in a minute.</summary>
/// <param name="PerAddressAndMinute">Generous, because a whole office may stand behind one address.</param>
public sealed record SignInLimits(int PerUserAndMinute = 10, int PerAddressAndMinute = 300);
