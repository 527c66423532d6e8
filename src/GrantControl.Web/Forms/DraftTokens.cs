using System.Security.Cryptography;
using System.Text.Json;
using GrantControl.Journal.Drafts;
using GrantControl.Web.Shared.Callers;
using Microsoft.AspNetCore.DataProtection;

namespace GrantControl.Web.Forms;

/// <summary>
/// Says in a form whose draft of what it is (<c>__draft</c>), so that a post whose session has ended meanwhile can be kept
/// for the person who filled it in. Put <see cref="Seal"/> into a hidden field of any form that keeps drafts.
/// </summary>
public sealed class DraftTokens(IDataProtectionProvider protection, DraftStore drafts)
{
    /// <summary>Name of the hidden field.</summary>
    public const string Field = "__draft";

    private readonly IDataProtector _key = protection.CreateProtector("GrantControl.Forms.Draft");
    private readonly IDataProtector _carried = protection.CreateProtector("GrantControl.Forms.Carried");

    public string Seal(DraftKey key) => _key.Protect(JsonSerializer.Serialize(key));

    /// <summary>What was posted to an ended session, sealed to travel through the sign-in page; null when it is no draft of ours, or too large.</summary>
    public string? Carry(string? token, long version, IReadOnlyDictionary<string, string> fields)
    {
        if (Open<DraftKey>(_key, token) is not { } key)
        {
            return null;
        }

        var json = JsonSerializer.Serialize(new Carried(key, version, JsonSerializer.Serialize(fields)));
        return json.Length <= DraftStore.MaxBytes / 2 ? _carried.Protect(json) : null;
    }

    /// <summary>Keeps what was carried as the draft of the person who signed in, if it is his.</summary>
    public async Task KeepAsync(string? carried, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (Open<Carried>(_carried, carried) is { } kept && string.Equals(kept.Key.Person, caller.Person, StringComparison.Ordinal)
            && string.Equals(kept.Key.Institution, caller.Institution, StringComparison.Ordinal))
        {
            await drafts.SaveAsync(kept.Key, kept.Version, kept.Fields, cancellation);
        }
    }

    private static T? Open<T>(IDataProtector seal, string? text)
        where T : class
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(seal.Unprotect(text));
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private sealed record Carried(DraftKey Key, long Version, string Fields);
}
