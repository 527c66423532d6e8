using System.Globalization;
using GrantControl.Cases.Complaints;
using GrantControl.Web.Complaints;

namespace GrantControl.Web.Public;

/// <summary>A file that came with a form, and is kept until the form is sent.</summary>
/// <param name="Ticket">What it is cited by; a form sent with another one is told to attach the file again.</param>
/// <param name="Name">As it was called where it came from: shown to whoever sent it, and stored nowhere.</param>
public sealed record EvidenceHeld(string Ticket, string Name)
{
    /// <summary>As the form carries it.</summary>
    public string Carried => $"{Ticket}|{Name}";
}

/// <summary>The files of one form: those it carries already, those that came now, and those taken out again.</summary>
internal static class EvidenceTray
{
    private const int LongestName = 120;

    public static List<EvidenceHeld> Carried(IFormCollection form, string? dropped) =>
    [
        .. form["held"].OfType<string>().Select(static h => h.Split('|', 2)).Where(static p => p.Length == 2)
            .Select(static p => new EvidenceHeld(p[0], Short(p[1]))).Where(h => h.Ticket != dropped).DistinctBy(static h => h.Ticket).Take(ComplaintPolicy.MaxEvidence),
    ];

    /// <summary>Keeps a file; false, and why in words, when it cannot be.</summary>
    public static async Task<(EvidenceHeld? Held, string? Why)> KeepAsync(
        ComplaintDesk desk, string institution, IFormFile file, Shared.Languages.Language l, CancellationToken cancellation)
    {
        var name = Short(Path.GetFileName(file.FileName));
        if (file.Length > ComplaintDesk.MaxEvidenceBytes)
        {
            var size = (file.Length / 1_048_576m).ToString("0.#", CultureInfo.InvariantCulture);
            return (null, l.T(
                $"«{name}» pesa {size} MB y el máximo es 10 MB. Tome la foto con menor calidad o envíe otra. Lo que escribió sigue aquí.",
                $"“{name}” has {size} MB and the limit is 10 MB. Take the photo in lower quality or send another. What you wrote is still here."));
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellation);
        content.Position = 0;
        var (kept, why) = await desk.KeepAsync(institution, content, name, file.ContentType, cancellation);
        return kept is null ? (null, $"«{name}»: {l.T(why!.Message)}") : (new EvidenceHeld(kept.Ticket, name), null);
    }

    private static string Short(string name) => name.Length <= LongestName ? name : name[..LongestName];
}
