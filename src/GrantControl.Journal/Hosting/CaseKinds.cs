using System.Diagnostics.CodeAnalysis;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Hosting;

/// <summary>The kinds of case this installation runs.</summary>
public sealed class CaseKinds(IEnumerable<ICaseKind> kinds)
{
    private readonly Dictionary<string, ICaseKind> _byName = kinds.ToDictionary(k => k.Kind, StringComparer.Ordinal);

    public IReadOnlyCollection<ICaseKind> All => _byName.Values;

    public bool TryGet(string kind, [NotNullWhen(true)] out ICaseKind? found) => _byName.TryGetValue(kind, out found);

    /// <exception cref="KeyNotFoundException">This installation does not run that kind.</exception>
    public ICaseKind Get(string kind) => _byName[kind];

    /// <summary>The kind of an address (<c>grants</c>); null when there is none.</summary>
    public ICaseKind? ByRoute(string route) => _byName.Values.FirstOrDefault(k => string.Equals(k.Route, route, StringComparison.Ordinal));
}
