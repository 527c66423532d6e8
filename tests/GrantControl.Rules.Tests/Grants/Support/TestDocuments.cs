using System.Security.Cryptography;
using System.Text;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>Documents by name: the same name is the same bytes.</summary>
public static class TestDocuments
{
    public static DocumentCited Document(string type, string name = "1") =>
        new(type, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{type}/{name}"))), $"{type}-{name}.pdf");

    /// <summary>One document of each type, all under one name.</summary>
    public static IReadOnlyList<DocumentCited> Documents(string name, params string[] types) => [.. types.Select(t => Document(t, name))];
}
