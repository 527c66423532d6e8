using GrantControl.Journal.People;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;

namespace GrantControl.Web.Sessions;

/// <summary>One attempt to sign in, from a page or a program: slowed down, checked, and written down when refused.</summary>
public static partial class Attempts
{
    public static async Task<(Caller? Caller, Problem? Problem)> SignInAsync(HttpContext context, string user, string password, string? code)
    {
        var services = context.RequestServices;
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("GrantControl.Web.Sessions");
        if (services.GetRequiredService<SignInThrottle>().SecondsToWait(context, user) is { } seconds)
        {
            LogRefused(log, Shown(user), "throttled", context.Connection.RemoteIpAddress?.ToString());
            return (null, new Problem(ProblemKind.TooManyRequests) { RetryAfter = seconds });
        }

        var answer = await services.GetRequiredService<PeopleSignIn>().CheckAsync(user, password, code, context.RequestAborted);
        if (answer.Person is { } person)
        {
            LogAccepted(log, person.Person);
            return (new Caller(person.Institution, person.Person, person.Name) { SessionMark = person.SessionMark }, null);
        }

        LogRefused(log, Shown(user), answer.Failure.ToString(), context.Connection.RemoteIpAddress?.ToString());
        return (null, ProblemOf(answer.Failure));
    }

    private static Problem ProblemOf(SignInFailure failure) => failure switch
    {
        SignInFailure.CodeNeeded => new Problem(ProblemKind.CodeRequired),
        SignInFailure.LockedOut => Problem.Of(ProblemKind.TooManyRequests, "La cuenta descansa unos minutos tras varios intentos fallidos.", "The account rests for some minutes after several failed attempts."),
        _ => Problem.Of(ProblemKind.Unauthenticated, "El usuario o la contraseña no son correctos.", "The user or the password is not right."),
    };

    /// <summary>What was typed into the user's field may be a password, or an attempt to forge a line of the log.</summary>
    private static string Shown(string user) =>
        string.Concat(user.Take(64).Where(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@'));

    [LoggerMessage(Level = LogLevel.Information, Message = "Signed in: {Person}")]
    private static partial void LogAccepted(ILogger logger, string person);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in refused: user '{User}', reason {Reason}, from {Address}")]
    private static partial void LogRefused(ILogger logger, string user, string reason, string? address);
}
