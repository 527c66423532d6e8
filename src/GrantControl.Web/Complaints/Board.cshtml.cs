using GrantControl.Journal.Complaints;
using GrantControl.Kernel.Places;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Maps;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Complaints;

/// <summary>Complaints as internal control follows them: what came, what waits, for how long, and where.</summary>
public sealed class BoardModel(ComplaintQueries queries) : LocalizedPage
{
    public const string Address = "/denuncias/tablero";

    public ComplaintBoard Board { get; private set; } = null!;

    /// <summary>Changes with the figures, so that a screen knows whether it is behind.</summary>
    public string Mark { get; private set; } = "";

    /// <summary>What is drawn: those that wait, or all that came.</summary>
    public bool All { get; private set; }

    /// <summary>Countries that have complaints, the one with most first; Guatemala when there are none.</summary>
    public IReadOnlyList<DepartmentMap> Maps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "ver")] string? shows, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (await queries.BoardAsync(caller.Institution, caller.Person, cancellation) is not { } board)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        (Board, Mark, All) = (board, BoardLive.MarkOf(board), shows == "todas");
        var countries = board.Departments.GroupBy(static d => Departments.ByItsCode(d.Department)?.Country ?? Departments.Guatemala)
            .OrderByDescending(static g => g.Sum(static d => d.Received)).Select(static g => g.Key).DefaultIfEmpty(Departments.Guatemala);
        Maps = [.. countries.Select(MapOf)];
        return Page();
    }

    /// <summary>A department's name; its code where it is none of ours.</summary>
    public static string NameOf(string code) => Departments.ByItsCode(code)?.Name ?? code;

    private DepartmentMap MapOf(string country)
    {
        var title = country == Departments.ElSalvador ? "El Salvador" : "Guatemala";
        return new DepartmentMap(
            country,
            All ? new($"Denuncias recibidas · {title}", $"Complaints received · {title}") : new($"Denuncias en espera · {title}", $"Complaints waiting · {title}"),
            All ? new("Recibidas", "Received") : new("En espera", "Waiting"),
            Board.Departments.ToDictionary(static d => d.Department, d => (int)Math.Min(int.MaxValue, All ? d.Received : d.Waiting), StringComparer.Ordinal))
        { Id = $"map-{country.ToLowerInvariant()}", WithTable = false };
    }
}
