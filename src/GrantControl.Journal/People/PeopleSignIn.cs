using GrantControl.Journal.Databases;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace GrantControl.Journal.People;

/// <summary>Checks a password, and the one-time code of whoever has set one up. It opens no session: that is the web's part.</summary>
public sealed class PeopleSignIn(UserManager<Account> accounts, IPasswordHasher<Account> hasher, PeopleDbContext context, JournalDatabase database)
{
    private const string Provider = "grantcontrol";
    private const string LastCode = "last-code";

    /// <summary>A hash of nothing anybody knows, so that an unknown user takes as long as a wrong password.</summary>
    private static readonly Lock DecoyLock = new();
    private static string? _decoy;

    public async Task<SignInOutcome> CheckAsync(string user, string password, string? code, CancellationToken cancellation)
    {
        // Failures are counted behind the context's back, so it may not answer from what it remembers.
        context.ChangeTracker.Clear();
        var account = await accounts.FindByNameAsync(user).ConfigureAwait(false);
        if (account is null)
        {
            hasher.VerifyHashedPassword(new Account(), Decoy(), password);
            return SignInOutcome.Refused(SignInFailure.Unknown);
        }

        if (await accounts.IsLockedOutAsync(account).ConfigureAwait(false))
        {
            return SignInOutcome.Refused(SignInFailure.LockedOut);
        }

        if (!await accounts.CheckPasswordAsync(account, password).ConfigureAwait(false))
        {
            return await FailAsync(account, SignInFailure.Unknown).ConfigureAwait(false);
        }

        if (account.TwoFactorEnabled)
        {
            if (string.IsNullOrWhiteSpace(code))
            {
                return SignInOutcome.Refused(SignInFailure.CodeNeeded);
            }

            if (!await IsFreshCodeAsync(account, code).ConfigureAwait(false))
            {
                return await FailAsync(account, SignInFailure.CodeNeeded).ConfigureAwait(false);
            }
        }

        await accounts.ResetAccessFailedCountAsync(account).ConfigureAwait(false);
        return await PersonAsync(account.Id, cancellation).ConfigureAwait(false);
    }

    /// <summary>Right for this half minute, and not the one that was used last: a code read over a shoulder is worth nothing.</summary>
    private async Task<bool> IsFreshCodeAsync(Account account, string code)
    {
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        var used = await accounts.GetAuthenticationTokenAsync(account, Provider, LastCode).ConfigureAwait(false);
        if (string.Equals(used, plain, StringComparison.Ordinal)
            || !await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, plain).ConfigureAwait(false))
        {
            return false;
        }

        return (await accounts.SetAuthenticationTokenAsync(account, Provider, LastCode, plain).ConfigureAwait(false)).Succeeded;
    }

    /// <summary>
    /// Counts in one statement: many guesses at once are as many failures, where reading the count before writing it would
    /// lose all but one of them.
    /// </summary>
    private async Task<SignInOutcome> FailAsync(Account account, SignInFailure failure)
    {
        await using var command = database.Application.CreateCommand(
            """
            UPDATE identity.account SET
                access_failed_count = CASE WHEN access_failed_count + 1 >= $2 THEN 0 ELSE access_failed_count + 1 END,
                lockout_end = CASE WHEN access_failed_count + 1 >= $2 THEN now() + $3 ELSE lockout_end END,
                concurrency_stamp = gen_random_uuid()::text
            WHERE id = $1 RETURNING coalesce(lockout_end > now(), false)
            """);
        foreach (var value in new object[] { account.Id, PeopleServices.MaxFailures, PeopleServices.Lockout })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return SignInOutcome.Refused(await command.ExecuteScalarAsync().ConfigureAwait(false) is true ? SignInFailure.LockedOut : failure);
    }

    private async Task<SignInOutcome> PersonAsync(string id, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand(
            $"""
            SELECT p.institution, p.name, {SessionMark.OfAccount}
            FROM person p JOIN identity.account a ON a.id = p.id WHERE p.id = $1 AND p.active
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false)
            ? new SignInOutcome(new SignedInPerson(reader.GetString(0), id, reader.GetString(1), reader.GetString(2)), SignInFailure.None)
            : SignInOutcome.Refused(SignInFailure.Unknown);
    }

    private string Decoy()
    {
        lock (DecoyLock)
        {
            return _decoy ??= hasher.HashPassword(new Account(), Guid.NewGuid().ToString());
        }
    }
}

/// <summary>The outcome of an attempt to sign in.</summary>
/// <param name="Person">Null when refused.</param>
public sealed record SignInOutcome(SignedInPerson? Person, SignInFailure Failure)
{
    public static SignInOutcome Refused(SignInFailure failure) => new(null, failure);
}

/// <summary>Who signed in.</summary>
/// <param name="SessionMark">See <see cref="Authority.PersonFacts.SessionMark"/>.</param>
public sealed record SignedInPerson(string Institution, string Person, string Name, string SessionMark);

/// <summary>Why somebody was not let in.</summary>
public enum SignInFailure
{
    None,

    /// <summary>No such user, another password, or a person no longer active: nobody is told which.</summary>
    Unknown,

    /// <summary>The password is right; a one-time code is needed, was wrong, or was used before.</summary>
    CodeNeeded,

    /// <summary>Too many failures; the account rests.</summary>
    LockedOut,
}
