using GrantControl.Journal.Appending;

namespace GrantControl.Web.Shared.Problems;

/// <summary>What an exception means to the caller. Whatever is not listed is our own fault, and its text stays with us.</summary>
public static class ProblemOfException
{
    public static Problem For(Exception error) => error switch
    {
        OverloadedException => new Problem(ProblemKind.Overloaded) { RetryAfter = 1 },
        JournalUnavailableException => Problem.Of(
            ProblemKind.Unavailable,
            "No se sabe si el acto quedó registrado: repítalo con la misma clave y tendrá su única respuesta.",
            "It is unknown whether the act was recorded: send it again with the same key and get its one answer."),
        BadHttpRequestException bad => new Problem(ProblemKind.OfStatus(bad.StatusCode)),
        OperationCanceledException or TimeoutException => new Problem(ProblemKind.Unavailable) { RetryAfter = 5 },
        _ => new Problem(ProblemKind.Internal),
    };
}
