using System.Security.Cryptography;
using System.Text.Json;
using GrantControl.Journal.Drafts;
using GrantControl.Kernel.Deciders;
using Microsoft.AspNetCore.DataProtection;

namespace GrantControl.Web.Forms;

/// <summary>
/// The command a check page has shown, sealed into that page. What is sent is exactly what was shown, by the person it
/// was shown to; its key was made with it, so that sending it twice is sending it once.
/// </summary>
public sealed class PreparedCommands(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("GrantControl.Forms.Prepared");

    public string Seal(PreparedCommand command) => _seal.Protect(JsonSerializer.Serialize(command));

    /// <summary>The command; null when the seal is not ours, or another person's.</summary>
    public PreparedCommand? Open(string? sealedCommand, string institution, string person)
    {
        if (string.IsNullOrEmpty(sealedCommand))
        {
            return null;
        }

        try
        {
            var prepared = JsonSerializer.Deserialize<PreparedCommand>(_seal.Unprotect(sealedCommand));
            return prepared is { Command: { } command } && string.Equals(command.Institution, institution, StringComparison.Ordinal) && string.Equals(command.Person, person, StringComparison.Ordinal)
                ? prepared
                : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>A command ready to be sent, and the draft that is done with once it is.</summary>
public sealed record PreparedCommand(CaseCommand Command, DraftKey Draft);
