using System.Security.Cryptography;
using System.Text;

namespace GrantControl.Journal.Complaints;

/// <summary>
/// The keys of complaints, in a file outside the journal: whoever has the database and not this file can neither find a
/// complaint by its code nor read who complained. One key of 32 bytes a line, in base64; the first one is used, the others
/// still open what they sealed. Every process that serves citizens needs the same file.
/// </summary>
public sealed class ComplaintKeys
{
    /// <summary>Environment variable that names the file; without it the file lies in the data directory.</summary>
    public const string Variable = "GRANTCONTROL_COMPLAINT_KEYS";

    public const string FileName = "complaints.key";

    private const int Length = 32;

    private readonly Lazy<IReadOnlyList<byte[]>> _keys;

    /// <summary>The file is read, or made, when it is first needed.</summary>
    public ComplaintKeys(FileInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _keys = new Lazy<IReadOnlyList<byte[]>>(() => Load(file));
    }

    /// <summary>The file named by the environment, or the one in a data directory.</summary>
    public static ComplaintKeys In(DirectoryInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ComplaintKeys(new FileInfo(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Path.Combine(data.FullName, FileName)));
    }

    /// <summary>The key in use, for one purpose only.</summary>
    internal byte[] Current(string purpose) => Derive(_keys.Value[0], purpose);

    /// <summary>Every key for one purpose, the one in use first.</summary>
    internal IEnumerable<byte[]> All(string purpose) => _keys.Value.Select(k => Derive(k, purpose));

    private static byte[] Derive(byte[] key, string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: Encoding.UTF8.GetBytes("grantcontrol-complaints/" + purpose));

    private static List<byte[]> Load(FileInfo file)
    {
        Make(file);
        var keys = File.ReadAllLines(file.FullName).Where(static l => l.Trim().Length > 0).Select(static l => Convert.FromBase64String(l.Trim())).ToList();
        return keys.Count > 0 && keys.TrueForAll(static k => k.Length == Length)
            ? keys
            : throw new InvalidDataException($"{file.FullName} holds no keys of {Length} bytes in base64.");
    }

    /// <summary>Of two processes that start at once one makes the file, whole before it has its name, and both read it.</summary>
    private static void Make(FileInfo file)
    {
        if (File.Exists(file.FullName))
        {
            return;
        }

        file.Directory?.Create();
        var draft = $"{file.FullName}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        }

        try
        {
            File.Move(draft, file.FullName, overwrite: false);
        }
        catch (IOException) when (File.Exists(file.FullName))
        {
            File.Delete(draft);
        }
    }
}
