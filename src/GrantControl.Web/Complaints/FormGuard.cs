using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace GrantControl.Web.Complaints;

/// <summary>
/// Tells a person's form from a program's, without asking anything of the person: a signed time the form was given out at,
/// and a field that people do not see.
/// </summary>
public sealed class FormGuard(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Name of the field that only programs fill in.</summary>
    public const string TrapField = "website";

    /// <summary>Nobody reads and fills the form in less.</summary>
    public static readonly TimeSpan Soonest = TimeSpan.FromSeconds(3);

    /// <summary>A form left open overnight is asked to be sent once more.</summary>
    public static readonly TimeSpan Latest = TimeSpan.FromHours(12);

    private readonly IDataProtector _protector = protection.CreateProtector("complaints.form/1");

    /// <summary>The stamp of a form given out now.</summary>
    public string Issue() => _protector.Protect(clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a form came back as a person's would.</summary>
    /// <param name="trap">What stood in <see cref="TrapField"/>.</param>
    public FormVerdict Judge(string? stamp, string? trap)
    {
        if (!string.IsNullOrEmpty(trap))
        {
            return FormVerdict.Program;
        }

        try
        {
            var given = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(_protector.Unprotect(stamp ?? ""), CultureInfo.InvariantCulture));
            var age = clock.GetUtcNow() - given;
            return age < Soonest ? FormVerdict.TooFast : age > Latest ? FormVerdict.Stale : FormVerdict.Person;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            return FormVerdict.Program;
        }
    }
}

/// <summary>What a form looks like.</summary>
public enum FormVerdict
{
    Person,

    /// <summary>Sent before anybody could have filled it in: it is shown again with a new stamp.</summary>
    TooFast,

    /// <summary>Given out too long ago: it is shown again with a new stamp.</summary>
    Stale,

    /// <summary>The trap was filled in, or the stamp is not ours.</summary>
    Program,
}
