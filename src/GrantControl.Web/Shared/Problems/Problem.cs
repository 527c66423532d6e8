using System.Diagnostics;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.Shared.Problems;

/// <summary>An answer of <c>application/problem+json</c> (RFC 9457) in the language asked for.</summary>
public sealed class Problem(ProblemKind kind) : IResult
{
    public const string ContentType = "application/problem+json";

    public ProblemKind Kind => kind;

    /// <summary>What a person reads about this very request; the title alone when null.</summary>
    public Label? Detail { get; init; }

    /// <summary>The named rule that refused.</summary>
    public string? Rule { get; init; }

    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>Seconds after which trying again makes sense; sent as <c>Retry-After</c>.</summary>
    public int? RetryAfter { get; init; } = kind.Status is 503 ? 2 : null;

    public static Problem Of(Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        return new Problem(ProblemKind.Of(rejection.Code)) { Detail = rejection.Message, Rule = rejection.Rule, Fields = rejection.Fields };
    }

    public static Problem Of(ProblemKind kind, string es, string en) => new(kind) { Detail = new Label(es, en) };

    /// <summary>A text holds U+0000, which no text of the database can.</summary>
    public static Problem HoldsNul(string path) => Unreadable(path, "Contiene el carácter U+0000, que no se puede guardar.", "It holds the character U+0000, which cannot be kept.");

    /// <summary>Data that cannot be read, with the field at fault.</summary>
    public static Problem Unreadable(string path, string es, string en) =>
        new(ProblemKind.Invalid) { Detail = new Label(es, en), Rule = "readable-body", Fields = [new FieldError(path, new Label(es, en))] };

    /// <summary>The same refusal in the journal's words, to be recorded.</summary>
    public Rejection ToRejection() => new(kind.Code, Rule ?? kind.Code, Detail ?? kind.Title) { Fields = Fields };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = kind.Status;
        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (kind.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        var language = Language.Of(httpContext);
        response.Headers.ContentLanguage = language.Tag;
        response.Headers.CacheControl = "no-store";
        await response.WriteAsJsonAsync(Body(httpContext, language), CaseJson.Options, ContentType, httpContext.RequestAborted);
    }

    private Dictionary<string, object?> Body(HttpContext context, Language language)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["type"] = "urn:grantcontrol:problem:" + kind.Code,
            ["title"] = language.T(kind.Title),
            ["status"] = kind.Status,
            ["detail"] = language.T(Detail ?? kind.Title),
            ["instance"] = context.Request.Path.Value,
            ["code"] = kind.Code,
            ["traceId"] = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        };
        if (Rule is not null)
        {
            body["rule"] = Rule;
        }

        if (Fields.Count > 0)
        {
            body["errors"] = Fields.Select(f => new { path = f.Path, message = language.T(f.Message) }).ToArray();
        }

        return body;
    }
}
