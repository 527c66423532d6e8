using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Journal.Search;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Search;

/// <summary>Everything a person may see that holds the words he typed: as a page, and as a short list while he types.</summary>
public sealed class IndexModel(CaseKinds kinds, CaseQueries queries) : LocalizedPage
{
    private const int PageLength = 20;
    private const int QuickLength = 7;
    private const int OrganisationsShown = 5;
    private const int TextsShown = 3;

    public string Text { get; private set; } = "";

    /// <summary>Null when nothing was asked, or nothing that can be looked for.</summary>
    public SearchQuery? Query { get; private set; }

    public bool TooLong { get; private set; }

    /// <summary>Whether this is a page after the first, which repeats no organisations.</summary>
    public bool Continued { get; private set; }

    public IReadOnlyList<OrganisationHit> Organisations { get; private set; } = [];

    public Page<SearchHit> Hits { get; private set; } = new([], null);

    public Highlight Marks { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? q, string? cursor, CancellationToken cancellation)
    {
        Continued = cursor is not null;
        if (!await LookAsync(q, cursor, PageLength, Continued ? 0 : OrganisationsShown, cancellation))
        {
            return RedirectToPage("/Search/Index", new { q });
        }

        return Page();
    }

    /// <summary>The list under the box.</summary>
    public async Task<IActionResult> OnGetQuickAsync(string? q, CancellationToken cancellation)
    {
        await LookAsync(q, null, QuickLength, 0, cancellation);
        return Partial("/Search/_Quick.cshtml", this);
    }

    /// <summary>Hits in the order they are shown, by where they were hit.</summary>
    public IEnumerable<(Label Heading, IEnumerable<SearchHit> Hits)> Sections =>
        Hits.Items.GroupBy(static h => h.Place switch { SearchPlace.Number or SearchPlace.Title => SearchPlace.Title, var other => other })
            .Select(static g => (HeadingOf(g.Key), g.AsEnumerable()));

    /// <summary>The texts of a case that hold the words, the fullest first.</summary>
    public IEnumerable<SearchText> TextsOf(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.Texts.Select(t => (Text: t, Count: Marks.Count(t.Text))).Where(static t => t.Count > 0)
            .OrderByDescending(static t => t.Count).Take(TextsShown).Select(static t => t.Text);
    }

    public string AddressOf(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return $"/cases/{kinds.Get(hit.Case.Kind).Route}/{hit.Case.Id}";
    }

    /// <summary>A document is opened itself; anything else is read on the page of its case.</summary>
    public string AddressOf(SearchHit hit, SearchText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            { Kind: SearchText.Document, Reference: { } sha } => $"{AddressOf(hit)}/documents/{sha}",
            { Kind: SearchText.Observation } => $"{AddressOf(hit)}#observations",
            _ => AddressOf(hit),
        };
    }

    public string KindOf(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return L.T(kinds.Get(hit.Case.Kind).Label);
    }

    public string NameOf(SearchText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Kind switch
        {
            SearchText.Document => L.T("Documento", "Document"),
            SearchText.Observation => L.T("Observación", "Observation"),
            SearchText.Finding => L.T("Hallazgo", "Finding"),
            _ => L.T("Contenido", "Content"),
        };
    }

    private static Label HeadingOf(SearchPlace place) => place switch
    {
        SearchPlace.Title or SearchPlace.Number => new("Expedientes", "Cases"),
        SearchPlace.Organisation => new("Expedientes de la organización", "Cases of the organisation"),
        _ => new("En documentos, observaciones y contenido", "In documents, observations and content"),
    };

    /// <summary>False when the cursor is none of ours.</summary>
    private async Task<bool> LookAsync(string? q, string? cursor, int length, int organisations, CancellationToken cancellation)
    {
        Text = q?.Trim() ?? "";
        TooLong = Text.Length > SearchWords.MaxQuery;
        Text = TooLong ? "" : Text;
        Query = SearchQuery.Of(Text);
        if (Query is null)
        {
            return true;
        }

        Marks = new Highlight(Query);
        var caller = Caller.Of(HttpContext);
        try
        {
            (Hits, Organisations) = await queries.SearchAsync(caller.Institution, caller.Person, Query, cursor, length, organisations, cancellation);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
