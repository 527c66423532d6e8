using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Tables;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Shared.Requests;

/// <summary>A file before it is imported: every bad cell in its place, or what confirming it would bring about.</summary>
public abstract class PreviewPage : LocalizedPage
{
    public SheetShown Sheet { get; protected set; } = null!;

    /// <summary>The file looked at.</summary>
    public Guid FileId { get; private set; }

    /// <summary>Why the confirmation was refused; null when it was not.</summary>
    public Rejection? Refused { get; private set; }

    /// <summary>Where the files of this import are sent: <c>/assets/import</c>.</summary>
    public abstract string Address { get; }

    /// <summary>What the import belongs to, and where that is.</summary>
    public abstract (string Address, Label Name) Whole { get; }

    /// <summary>What the button says that imports it.</summary>
    public abstract string Confirm { get; }

    /// <summary>Where the file can be sent again, with what was written about it.</summary>
    public string SendAgain => $"{Address}?draft={FileId}";

    private string Gone => Address + "?gone=true";

    public async Task<IActionResult> OnGetAsync(Guid id, string? show, int p, CancellationToken cancellation)
    {
        FileId = id;
        return await LoadAsync(show switch { "bad" => true, "all" => false, _ => null }, p, cancellation) ? Page() : Redirect(Gone);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        FileId = id;
        if (!await LoadAsync(null, 1, cancellation))
        {
            return Redirect(Gone);
        }

        (Refused, var next) = await ImportAsync(cancellation);
        if (Refused is null)
        {
            return Redirect(next);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>False when there is no such file of this person, or it is complete only once its fields are right.</summary>
    /// <param name="onlyBad">Null lets the size of the file decide.</param>
    /// <param name="page">1-based page of the table.</param>
    protected abstract Task<bool> LoadAsync(bool? onlyBad, int page, CancellationToken cancellation);

    /// <summary>Imports the file under a key of its own, so that a second click finds the first one's answer; where to go once it is in.</summary>
    protected abstract Task<(Rejection? Refused, string Next)> ImportAsync(CancellationToken cancellation);
}
