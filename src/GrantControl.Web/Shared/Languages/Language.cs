using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Shared.Languages;

/// <summary>The language of one answer: <c>es</c> or <c>en</c>. Spanish wherever nobody asked for English.</summary>
public sealed record Language(string Tag)
{
    public const string CookieName = "lang";

    public static readonly Language Spanish = new("es");

    public static readonly Language English = new("en");

    public bool IsEnglish => ReferenceEquals(this, English) || string.Equals(Tag, English.Tag, StringComparison.Ordinal);

    /// <summary>
    /// Programs ask by <c>Accept-Language</c>. Pages ignore it, since a browser bought abroad must still greet a
    /// Spanish-speaking office in Spanish; there the person's own choice counts.
    /// </summary>
    public static Language Of(HttpContext context) =>
        IsProgram(context.Request.Path) ? Asked(context.Request) : Chosen(context.Request);

    /// <summary>True for addresses that programs call, and that therefore answer in JSON.</summary>
    public static bool IsProgram(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    public string T(string es, string en) => IsEnglish ? en : es;

    public string T(Label label) => label.For(Tag);

    private static Language Asked(HttpRequest request)
    {
        foreach (var tag in request.GetTypedHeaders().AcceptLanguage.Where(static l => l.Quality is not 0).OrderByDescending(static l => l.Quality ?? 1))
        {
            if (tag.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return English;
            }

            if (tag.Value.StartsWith("es", StringComparison.OrdinalIgnoreCase))
            {
                return Spanish;
            }
        }

        return Spanish;
    }

    private static Language Chosen(HttpRequest request)
    {
        var choice = request.Query[CookieName].ToString() is { Length: > 0 } asked ? asked : request.Cookies[CookieName];
        return string.Equals(choice, English.Tag, StringComparison.Ordinal) ? English : Spanish;
    }
}
