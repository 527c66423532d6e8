using System.Globalization;
using GrantControl.Web.Shared.Problems;

namespace GrantControl.Web.Shared.Requests;

/// <summary>The headers every write carries.</summary>
/// <param name="IdempotencyKey">8–128 visible ASCII characters.</param>
/// <param name="StandInFor">The person the caller acts for by delegation; null for himself.</param>
public sealed record WriteHeaders(string IdempotencyKey, string? StandInFor)
{
    public const string IdempotencyKeyName = "Idempotency-Key";
    public const string StandInForName = "Stand-In-For";
    public const string ReplayedName = "Idempotency-Replayed";

    /// <summary>The headers, or the problem that says which one is missing or malformed.</summary>
    public static (WriteHeaders? Headers, Problem? Problem) Read(HttpRequest request)
    {
        var keys = request.Headers[IdempotencyKeyName];
        var key = keys.Count == 1 ? keys[0] : null;
        if (key is null || key.Length is < 8 or > 128 || !key.All(static c => c is > ' ' and <= '~'))
        {
            return (null, Problem.Of(
                ProblemKind.IdempotencyKeyRequired,
                "Envíe una cabecera Idempotency-Key de 8 a 128 caracteres ASCII visibles, distinta para cada acto.",
                "Send one Idempotency-Key header of 8 to 128 visible ASCII characters, a different one for each act."));
        }

        var standIn = request.Headers[StandInForName].ToString();
        if (standIn.Length > 128)
        {
            return (null, Problem.Of(ProblemKind.BadRequest, "Stand-In-For no es una persona.", "Stand-In-For is not a person."));
        }

        return (new WriteHeaders(key, standIn.Length == 0 ? null : standIn), null);
    }

    /// <summary>The version of <c>If-Match: "7"</c>. A weak tag, a star or a list would not say which content was read.</summary>
    public static (long Version, Problem? Problem) ReadVersion(HttpRequest request)
    {
        var values = request.Headers.IfMatch;
        var tag = values.Count == 1 ? values[0] : null;
        if (tag is { Length: > 2 } && tag[0] == '"' && tag[^1] == '"'
            && long.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return (version, null);
        }

        return (0, Problem.Of(
            ProblemKind.PreconditionRequired,
            "Envíe If-Match con la versión que leyó, entre comillas: If-Match: \"7\".",
            "Send If-Match with the version you read, in quotes: If-Match: \"7\"."));
    }

    public static string ETag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
