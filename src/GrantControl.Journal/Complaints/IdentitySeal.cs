using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Canonical;

namespace GrantControl.Journal.Complaints;

/// <summary>
/// Seals who complained: AES-GCM under a key kept outside the journal, padded so that its length tells nothing. The nonce
/// follows from text and command, so that a filing sent again is the same filing, and no two others share one.
/// </summary>
public sealed class IdentitySeal(ComplaintKeys keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Plain texts are filled up to a multiple of it.</summary>
    private const int Block = 256;

    private static readonly byte[] Context = "grantcontrol-identity/1"u8.ToArray();

    public SealedIdentity Seal(ComplainantIdentity identity, string commandId)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(identity, CaseJson.Options);
        Array.Resize(ref plain, ((plain.Length / Block) + 1) * Block);
        var key = keys.Current("identity");
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        byte[] message = [.. Encoding.UTF8.GetBytes($"{commandId.Length}:{commandId}"), .. plain];
        HMACSHA256.HashData(keys.Current("identity-nonce"), message).AsSpan(0, NonceBytes).CopyTo(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), Context);
        return new SealedIdentity(Name(key), Convert.ToBase64String(box));
    }

    /// <exception cref="CryptographicException">The box was altered, or sealed under a key that is not in the file.</exception>
    public ComplainantIdentity Open(SealedIdentity sealedIdentity)
    {
        ArgumentNullException.ThrowIfNull(sealedIdentity);
        var key = keys.All("identity").FirstOrDefault(k => Name(k) == sealedIdentity.Key)
            ?? throw new CryptographicException($"The key {sealedIdentity.Key} is not in the file of keys.");
        var box = Convert.FromBase64String(sealedIdentity.Box);
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), plain, Context);
        return JsonSerializer.Deserialize<ComplainantIdentity>(plain.AsSpan().TrimEnd((byte)0), CaseJson.Options)!;
    }

    /// <summary>Tells keys apart without telling anything of them.</summary>
    private static string Name(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 8));
}

/// <summary>Who complained, as far as he wished to say.</summary>
/// <param name="Contact">Telephone, address or whatever he prefers.</param>
public sealed record ComplainantIdentity(string Name, string? Contact = null);
