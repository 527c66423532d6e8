using System.Globalization;
using System.Text;

namespace GrantControl.Browser.Tests.Support;

/// <summary>Documents people attach: each a content of its own, since the same one may not serve twice.</summary>
internal static class Evidence
{
    private static int _made;

    public static FilePayload New()
    {
        var number = Interlocked.Increment(ref _made).ToString("0000", CultureInfo.InvariantCulture);
        return new FilePayload
        {
            Name = $"documento-{number}.txt",
            MimeType = "text/plain",
            Buffer = Encoding.UTF8.GetBytes($"Documento de prueba {number}, {Guid.NewGuid()}\n"),
        };
    }
}
