using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace GrantControl.Journal.Databases;

/// <summary>One numbered SQL file of an assembly.</summary>
/// <param name="Name">File name: <c>0003_journal.sql</c>.</param>
/// <param name="Sha256">Of its text with LF line ends, lower-case hexadecimal: what tells an edited one.</param>
public sealed record Migration(string Name, string Sql, string Sha256)
{
    /// <summary>A migration from its text.</summary>
    public static Migration From(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sql = text.ReplaceLineEndings("\n");
        return new Migration(name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    /// <summary>Every migration embedded in the assemblies, in order.</summary>
    /// <exception cref="InvalidOperationException">Two files share a number.</exception>
    public static IReadOnlyList<Migration> In(IEnumerable<Assembly> assemblies)
    {
        var all = assemblies.SelectMany(Read).OrderBy(m => m.Name, StringComparer.Ordinal).ToArray();
        var twice = all.GroupBy(m => m.Name[..4], StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? all
            : throw new InvalidOperationException($"Migrations share a number: {string.Join(", ", twice.Select(m => m.Name))}.");
    }

    private static IEnumerable<Migration> Read(Assembly assembly)
    {
        const string Folder = ".Migrations.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)))
        {
            var at = resource.IndexOf(Folder, StringComparison.Ordinal);
            if (at >= 0)
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                yield return From(resource[(at + Folder.Length)..], reader.ReadToEnd());
            }
        }
    }
}

/// <summary>A migration that was applied differs from the one this program carries; nothing was changed.</summary>
public sealed class MigrationEditedException(string name)
    : Exception($"The migration {name} was edited after it had been applied. Restore it, and put the change into a new one.");
