using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>
/// Guard D: the documents a transition asks for are cited by hash, and no evidence serves twice. Whether the bytes are
/// stored, and whether another case used them, the transaction checks by the claims made here.
/// </summary>
public static class Evidence
{
    public static Rejection? Refuses(ActRequest request, Transition transition)
    {
        var malformed = request.Documents
            .Select((d, i) => (Document: d, Path: $"documents[{i}]"))
            .Where(x => !IsHash(x.Document.Sha256) || !DocumentType.All.ContainsKey(x.Document.Type) || x.Document.Name.Length is 0 or > 200)
            .Select(x => new FieldError(x.Path, new("Documento mal citado: tipo, huella SHA-256 y nombre.", "Badly cited document: type, SHA-256 and name.")))
            .ToList();
        if (malformed.Count > 0)
        {
            return Refuse.Fields("guard-d-documents", malformed);
        }

        var missing = transition.Documents.Where(type => request.Documents.All(d => d.Type != type)).ToList();
        if (missing.Count > 0)
        {
            return Refuse.With(
                Codes.DocumentMissing,
                "guard-d-documents",
                $"Falta: {string.Join(", ", missing.Select(t => DocumentType.All[t].Label.Es))}.",
                $"Missing: {string.Join(", ", missing.Select(t => DocumentType.All[t].Label.En))}.");
        }

        return Reused(request.Core, request.Documents);
    }

    /// <summary>Refuses a document cited twice in the act, or used before in the case for something else.</summary>
    public static Rejection? Reused(CaseCore core, IReadOnlyList<DocumentCited> documents)
    {
        var twice = documents.GroupBy(d => d.Sha256, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.First();
        var before = documents.FirstOrDefault(d => core.Documents.Any(u => u.Sha256 == d.Sha256 && !(u.Type == d.Type && DocumentType.All[d.Type].Standing)));
        return (twice ?? before) is { } reused
            ? Refuse.With(
                Codes.DocumentReused,
                "guard-d-documents",
                $"«{reused.Name}» ya se usó como evidencia.",
                $"“{reused.Name}” has been used as evidence already.")
            : null;
    }

    /// <summary>The claims by which the database refuses a document used elsewhere or never stored.</summary>
    public static IEnumerable<Claim> Claims(CaseCore core, Step step) => step.Documents.Select(d => new Claim(
        Claim.Document,
        d.Sha256,
        DocumentType.All[d.Type].Standing ? $"organisation:{core.Organisation}:{d.Type}" : $"case:{core.Id}:{d.Type}:{step.Target}"));

    public static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
