using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using GrantControl.Kernel.Canonical;
using GrantControl.Web.Shared.Problems;

namespace GrantControl.Web.Shared.Requests;

/// <summary>Reads a JSON body up to a limit, and says in a problem what is wrong with one that cannot be read.</summary>
public static class RequestBody
{
    /// <summary>1 MiB: a plan of several hundred lines is a tenth of it.</summary>
    public const int MaxJsonBytes = 1024 * 1024;

    /// <summary>The bytes of a JSON body; <c>{}</c> when there is none, since most commands have no fields.</summary>
    public static async Task<(byte[] Body, Problem? Problem)> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is > MaxJsonBytes)
        {
            return ([], TooLarge());
        }

        var body = new ArrayBufferWriter<byte>(4096);
        int read;
        while ((read = await request.Body.ReadAsync(body.GetMemory(4096), request.HttpContext.RequestAborted)) > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > MaxJsonBytes)
            {
                return ([], TooLarge());
            }
        }

        if (body.WrittenCount == 0)
        {
            return ("{}"u8.ToArray(), null);
        }

        if (!request.HasJsonContentType())
        {
            return ([], Problem.Of(ProblemKind.UnsupportedType, "El cuerpo debe ser application/json.", "The body must be application/json."));
        }

        return Utf8.IsValid(body.WrittenSpan)
            ? (body.WrittenSpan.ToArray(), null)
            : ([], Problem.Unreadable("", "El cuerpo no está en UTF-8.", "The body is not in UTF-8."));
    }

    /// <summary>A small JSON body as a record; unknown fields, wrong types and broken text are problems that name the field.</summary>
    public static async Task<(T? Value, Problem? Problem)> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        var (body, problem) = await ReadAsync(request);
        if (problem is not null)
        {
            return (null, problem);
        }

        if (CaseJson.HoldsNul(body))
        {
            return (null, Problem.HoldsNul(""));
        }

        try
        {
            return JsonSerializer.Deserialize<T>(body, CaseJson.Strict) is { } value
                ? (value, null)
                : (null, Problem.Unreadable("", "El cuerpo está vacío.", "The body is null."));
        }
        catch (JsonException e)
        {
            return (null, Unreadable(e));
        }
    }

    public static Problem Unreadable(JsonException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var place = string.Create(CultureInfo.InvariantCulture, $"{PathOf(error)} ({error.LineNumber + 1}:{error.BytePositionInLine + 1})");
        return Problem.Unreadable(
            PathOf(error),
            $"No se pudo leer el campo {place}: falta, sobra o no es del tipo esperado.",
            $"The field {place} cannot be read: missing, unknown or of another type.");
    }

    /// <summary>The path in the words of a refusal: <c>lines[2].amount</c>, empty for the body itself.</summary>
    private static string PathOf(JsonException error) =>
        error.Path is { } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "";

    private static Problem TooLarge() => Problem.Of(
        ProblemKind.TooLarge,
        "El cuerpo supera 1 MiB.",
        "The body is larger than 1 MiB.");
}
