using System.Globalization;
using System.Text.Json;
using GrantControl.Journal.Appending;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Hosting;

/// <summary>Reading what people send: once for its hash, once for its fields.</summary>
internal static class CommandBody
{
    /// <summary>The hash that tells whether a command under a known key is the same one: spelling of the JSON does not matter.</summary>
    public static byte[] Hash(ICaseKind kind, CaseCommand command)
    {
        var body = command.Body;
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            body = CanonicalJson.Serialize(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // Not JSON, or not JSON that can be kept: it will be refused, and until then its bytes stand for it.
        }

        var opens = string.Equals(command.Name, kind.OpeningCommand, StringComparison.Ordinal);
        return JournalHash.Command(command.Kind, opens ? null : command.Case.Value, command.Name, command.Person, command.StandInFor, body);
    }

    /// <summary>The command's record, or why it cannot be read.</summary>
    public static (ICaseCommand? Command, Rejection? Why) Read(ICaseKind kind, CaseCommand command)
    {
        try
        {
            return CaseJson.HoldsNul(command.Body)
                ? (null, Rejections.HoldsNul)
                : (kind.Commands.Read(command.Name, command.Body), null);
        }
        catch (JsonException e)
        {
            var path = Path(e);
            var missing = path.Length > 0 ? [] : Missing(kind.Commands.All[command.Name], command.Body);
            return (null, missing.Count > 0 ? Rejections.Unreadable(missing) : Rejections.Unreadable(path, Wrong(e)));
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return (null, Rejections.Unreadable("", new("Algún valor no se puede leer.", "Some value cannot be read.")));
        }
    }

    /// <summary>The parser's own message is English and names types of the program, so it is not passed on.</summary>
    private static Label Wrong(JsonException e)
    {
        var place = e.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $" ({line + 1}:{e.BytePositionInLine + 1})") : "";
        return new($"Falta, sobra o no es del tipo esperado{place}.", $"Missing, unknown or of another type{place}.");
    }

    /// <summary>The fields of the command itself that a body leaves out: the parser tells them in its message only.</summary>
    private static List<FieldError> Missing(Type record, byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.ValueKind != JsonValueKind.Object ? [] : [.. CaseJson.Strict.GetTypeInfo(record).Properties
                .Where(p => p.IsRequired && !document.RootElement.TryGetProperty(p.Name, out _))
                .Select(static p => new FieldError(p.Name, new("Falta este dato.", "This field is missing.")))];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string Path(JsonException e) => e.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "";
}
