using GrantControl.Kernel.Deciders;

namespace GrantControl.Cluster.Grains;

/// <summary>The name of a case in the cluster.</summary>
internal readonly record struct CaseKey(string Institution, CaseId Case)
{
    public static CaseKey Parse(string key)
    {
        var at = key.LastIndexOf('/');
        return at > 0 && CaseId.TryParse(key[(at + 1)..], out var id)
            ? new CaseKey(key[..at], id)
            : throw new ArgumentException($"'{key}' names no case.", nameof(key));
    }

    public override string ToString() => $"{Institution}/{Case}";
}
