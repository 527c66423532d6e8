namespace GrantControl.Web.Shared.Layout;

/// <summary>Front-end files that a build may have brought into <c>wwwroot/lib</c>; the pages do without them too.</summary>
public static class LibraryFiles
{
    private static string _root = "";

    /// <summary>Called once at the start, with the directory static files are served from.</summary>
    public static void Use(string webRoot) => _root = Path.Combine(webRoot, "lib");

    public static bool Has(string file) => _root.Length > 0 && File.Exists(Path.Combine(_root, file));
}
