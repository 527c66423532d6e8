using System.Text.Json;
using GrantControl.Cases.Complaints;
using GrantControl.Journal.Complaints;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Problems;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Complaints;

/// <summary>Shows who complained, to whoever two people let in, and only after the case recorded that he looks.</summary>
public sealed class IdentityModel(ICaseHost host, ComplaintQueries queries, IdentitySeal seal, TimeProvider clock) : LocalizedPage
{
    public string Id { get; private set; } = "";

    public string Number { get; private set; } = "";

    public long Version { get; private set; }

    /// <summary>One for each page given out: sent again it shows the same, and is recorded once.</summary>
    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public ComplainantIdentity? Identity { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    public Kernel.Workflows.Label? Refusal { get; private set; }

    public static string AddressOf(string id) => $"/cases/{ComplaintKind.Instance.Route}/{id}/identity";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        return await LoadAsync(id, cancellation) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, [FromForm] string? key, [FromForm] long? version, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        if (await LoadAsync(id, cancellation) is not { } found || key is not { Length: 32 } || version is null)
        {
            return NotFound();
        }

        Key = key;
        var caller = Caller.Of(HttpContext);
        var outcome = await host.SendAsync(
            new CaseCommand(
                caller.Institution, ComplaintKind.Instance.Kind, found, "identity:" + key, "open-identity", version, caller.Person, null,
                JsonSerializer.SerializeToUtf8Bytes(new OpenIdentity(), CaseJson.Options)),
            cancellation);
        if (outcome.Rejection is { } why)
        {
            Refusal = why.Message;
            Response.StatusCode = ProblemKind.Of(why.Code).Status;
            return Page();
        }

        var state = (await queries.ReplayAsync(caller.Institution, found, cancellation))!.State;
        if (state is { LastUnsealing: { Until: { } until } asked, Filed.Identity: { } box } && until >= clock.GetUtcNow() && asked.By == caller.Person)
        {
            (Identity, Until, Version) = (seal.Open(box), until, state.Version);
        }
        else
        {
            Refusal = new("No hay consentimiento vigente para usted.", "No consent is in force for you.");
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        return Page();
    }

    /// <summary>Null for a case this person does not see.</summary>
    private async Task<CaseId?> LoadAsync(string id, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (!CaseId.TryParse(id, out var known) || await host.ReadAsync(caller.Institution, ComplaintKind.Instance.Kind, known, caller.Person, cancellation) is not { } reading)
        {
            return null;
        }

        var shown = new CaseShown(ComplaintKind.Instance, reading);
        (Id, Number, Version) = (shown.Id, shown.Number, shown.Version);
        Until = shown.Permitted.Any(static p => p is { Command: "open-identity", BlockedBy: null, StandInFor: null }) ? shown.View<ComplaintView>().Unsealings[^1].Until : null;
        return known;
    }
}
