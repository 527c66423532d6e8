namespace GrantControl.Web.Shared.Layout;

/// <summary>Front-end files that a build may have brought into <c>wwwroot/lib</c>; the pages do without them too.</summary>
public static class LibraryFiles
{
    private static string _root = "";

    /// <summary>The sheets every page has, in the order they apply: tokens and ground, frame, parts, controls, and what small screens and paper change.</summary>
    public static IReadOnlyList<string> Ground { get; } = ["/site.css", "/css/frame.css", "/css/parts.css", "/css/controls.css", "/css/widths.css"];

    /// <summary>All our own style sheets in the order they apply: the ground, then one a capability.</summary>
    public static IReadOnlyList<string> Sheets { get; } =
        [.. Ground, "/css/inbox.css", "/css/forms.css", "/css/case.css", "/css/plan.css", "/css/budget.css", "/css/assets.css", "/css/search.css", "/css/papers.css", "/css/maps.css", "/css/visits.css", "/css/complaints.css"];

    /// <summary>Our own scripts, one a capability. Every page works without any of them.</summary>
    public static IReadOnlyList<string> Scripts { get; } =
        ["/js/site.js", "/js/inbox.js", "/js/forms.js", "/js/case.js", "/js/plan.js", "/js/budget.js", "/js/search.js", "/js/papers.js", "/js/visits.js", "/js/complaints.js"];

    /// <summary>Called once at the start, with the directory static files are served from.</summary>
    public static void Use(string webRoot) => _root = Path.Combine(webRoot, "lib");

    public static bool Has(string file) => PathOf(file) is not null;

    /// <summary>Where the file lies on this machine; null when the build did not bring it.</summary>
    public static string? PathOf(string file) => _root.Length > 0 && Path.Combine(_root, file) is var path && File.Exists(path) ? path : null;
}
