using GrantControl.Journal.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Hosting;

/// <summary>
/// Who may see a case: the institution's people every one, those of an organisation its own; a confidential case only its
/// readers. The lists ask the same of the index, in <see cref="Visible"/>.
/// </summary>
internal static class CaseSight
{
    public static bool MaySee(ICaseKind kind, ICaseState state, Actor actor) => kind.Readers(state) is { } readers
        ? readers.Admit(ReaderKey.Of(actor))
        : actor.Organisation is null || string.Equals(actor.Organisation, state.Organisation, StringComparison.Ordinal);

    /// <summary>The keys a person carries on a day: his own, and the roles delegated to him.</summary>
    public static string[] KeysOf(PersonFacts person, DateOnly today) =>
    [
        .. ReaderKey.Of(person.ToActor()),
        .. person.Delegations.Where(d => d.Starts <= today && today <= d.Ends).SelectMany(static d => d.Roles).Select(ReaderKey.OfRole),
    ];

    /// <summary>The condition on a row <c>x</c> of the index.</summary>
    /// <param name="organisation">Parameter with the asker's organisation; null for the institution's people.</param>
    /// <param name="keys">Parameter with <see cref="KeysOf"/>.</param>
    public static string Visible(string organisation, string keys) =>
        $"((x.read_by IS NULL AND ({organisation}::text IS NULL OR x.organisation = {organisation})) OR (x.read_by && {keys} AND NOT x.barred && {keys}))";
}
