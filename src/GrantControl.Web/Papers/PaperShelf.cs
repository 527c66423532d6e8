using GrantControl.Journal.Papers;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.Papers;

/// <summary>Finds the papers of a case and lays one of them out.</summary>
public sealed class PaperShelf(CaseQueries queries, PaperRecords records)
{
    private const int MostEvents = 10_000;

    public static IReadOnlyList<PaperDefinition> Of(ICaseKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Installed.Screens.FirstOrDefault(s => s.Kind == kind.Kind)?.Papers ?? [];
    }

    /// <summary>The definition an event is a paper of; null when it is none.</summary>
    public static PaperDefinition? DefinitionOf(ICaseKind kind, HistoryRow row) =>
        Of(kind).FirstOrDefault(d => d.Event == row.Name && d.Applies(row));

    /// <summary>Those of some events that are papers, in their order.</summary>
    public static IReadOnlyList<(PaperDefinition Definition, HistoryRow Row)> Among(ICaseKind kind, IEnumerable<HistoryRow> rows) =>
        [.. rows.Select(r => (Definition: DefinitionOf(kind, r)!, Row: r)).Where(static p => p.Definition is not null)];

    /// <summary>The paper that a version of a case is; null when it is none, or not for this caller.</summary>
    /// <param name="origin">Scheme and host of the address it is verified at.</param>
    public async Task<PaperShown?> AtAsync(Caller caller, ICaseKind kind, CaseId id, long version, string origin, Language language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(kind);
        var past = version is > 0 and <= MostEvents
            ? await queries.HistoryAsync(caller.Institution, caller.Person, kind.Kind, id, 0, (int)version, cancellation)
            : null;
        if (past is null || past.Count != version || DefinitionOf(kind, past[^1]) is not { } definition
            || await queries.AtAsync(caller.Institution, caller.Person, kind.Kind, id, version, cancellation) is not { } reading)
        {
            return null;
        }

        var institution = await records.InstitutionAsync(caller.Institution, cancellation);
        return await ShowAsync(definition, new PaperSource(new CaseShown(kind, reading), past), caller.Institution, institution, origin, language, cancellation);
    }

    /// <summary>Lays a paper out with the names of those who signed it.</summary>
    public async Task<PaperShown> ShowAsync(
        PaperDefinition definition, PaperSource source, string institution, string institutionName, string origin, Language language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(source);
        var acts = source.Acts(definition.Since);
        var names = await records.NamesAsync(institution, acts.SelectMany(static a => new[] { a.Row.Actor, a.Row.StandInFor }).OfType<string>(), cancellation);
        return new PaperShown(definition, source, language, institutionName)
        {
            Address = $"{origin}/verify/{VerificationCode.Of(source.Event.Hash)}",
            InstitutionId = institution,
            Signatures =
            [
                .. acts.Select(a => new PaperSignature(
                    names[a.Row.Actor], a.Row.StandInFor is { } other ? names[other] : null, a.Step.Capacity(source.Kind), a.Step.What(source.Kind),
                    a.Row.At, a.Row.Version, a.Row.Hash)),
            ],
        };
    }
}
