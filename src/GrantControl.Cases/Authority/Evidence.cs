using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>
/// Guard D: the documents a transition asks for are cited by hash, and no evidence serves twice. Whether the bytes are
/// stored, and whether another case used them, the transaction checks by the claims made here. A transition in several
/// parts is one act: what an earlier part filed counts for the later ones, who may cite it again.
/// </summary>
public static class Evidence
{
    public static Rejection? Refuses(ActRequest request, Transition transition)
    {
        var malformed = request.Documents
            .Select((d, i) => (Document: d, Path: $"documents[{i}]"))
            .Where(x => !IsWellCited(x.Document))
            .Select(x => new FieldError(x.Path, new("Documento mal citado: tipo, huella SHA-256 y nombre.", "Badly cited document: type, SHA-256 and name.")))
            .ToList();
        if (malformed.Count > 0)
        {
            return Refuse.Fields("guard-d-documents", malformed);
        }

        var filed = Filed(request, transition);
        var missing = transition.Documents.Where(type => request.Documents.All(d => d.Type != type) && filed.All(d => d.Type != type)).ToList();
        if (missing.Count > 0)
        {
            return Refuse.With(
                Codes.DocumentMissing,
                "guard-d-documents",
                $"Falta: {string.Join(", ", missing.Select(t => DocumentType.All[t].Label.Es))}.",
                $"Missing: {string.Join(", ", missing.Select(t => DocumentType.All[t].Label.En))}.");
        }

        return Reused(request.Core, request.Documents, filed);
    }

    /// <summary>What the parts already done of this unfinished transition cited.</summary>
    private static List<DocumentUse> Filed(ActRequest request, Transition transition) =>
        [.. request.Core.Documents.Where(u => u.Target == request.Target && u.Transition == transition.Id
            && request.Core.Positions[request.Target].PartsDone.Any(p => p.Transition == transition.Id && p.Person.Split('+')[0] == u.By))];

    /// <summary>Refuses a document cited twice in the act, or used before in the case for something else.</summary>
    /// <param name="filed">Uses of this very act by its earlier parts; null when there are none.</param>
    public static Rejection? Reused(CaseCore core, IReadOnlyList<DocumentCited> documents, IReadOnlyList<DocumentUse>? filed = null)
    {
        var twice = documents.GroupBy(d => d.Sha256, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.First();
        var before = documents.FirstOrDefault(d => core.Documents.Any(u => u.Sha256 == d.Sha256
            && !(u.Type == d.Type && (DocumentType.All[d.Type].Standing || (filed?.Contains(u) ?? false)))));
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

    /// <summary>A known type, a SHA-256 in lower-case hexadecimal, and a printable name of 1 to 200 characters.</summary>
    public static bool IsWellCited(DocumentCited document) =>
        IsHash(document.Sha256) && DocumentType.All.ContainsKey(document.Type) && document.Name.Length is > 0 and <= 200 && !document.Name.Any(char.IsControl);

    public static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
