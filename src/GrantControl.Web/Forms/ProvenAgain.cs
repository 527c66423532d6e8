using System.Collections.Concurrent;
using GrantControl.Web.Sessions;
using GrantControl.Web.Shared.Problems;

namespace GrantControl.Web.Forms;

/// <summary>
/// Asks who releases money to prove again that it is he, slowed down like signing in. A proof counts for one command, and
/// for the minutes in which its button may be pressed twice.
/// </summary>
public sealed class ProvenAgain(TimeProvider clock)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Person, string Command), long> _proven = new();

    /// <summary>Null when it is he; otherwise why not.</summary>
    /// <param name="command">The key of the one command it is proven for.</param>
    public async Task<Problem?> RefusesAsync(HttpContext context, string person, string command, string? password, string? code)
    {
        if (_proven.TryGetValue((person, command), out var since) && clock.GetElapsedTime(since) <= Remembered)
        {
            return null;
        }

        var (caller, problem) = await Attempts.SignInAsync(context, person, password ?? "", string.IsNullOrWhiteSpace(code) ? null : code.Trim());
        if (problem is not null || !string.Equals(caller?.Person, person, StringComparison.Ordinal))
        {
            return problem ?? new Problem(ProblemKind.Unauthenticated);
        }

        if (_proven.Count >= MostRemembered)
        {
            _proven.Clear();
        }

        _proven[(person, command)] = clock.GetTimestamp();
        return null;
    }
}
