namespace GrantControl.Journal.Documents;

/// <summary>The checksum of ZIP entries (ISO 3309). The archive reader of the framework does not compare it, so a damaged amount would pass.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static n =>
    {
        var c = (uint)n;
        for (var bit = 0; bit < 8; bit++)
        {
            c = (c & 1) == 0 ? c >> 1 : 0xEDB8_8320 ^ (c >> 1);
        }

        return c;
    })];

    private uint _inverted;

    public readonly uint Value => _inverted;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var c = ~_inverted;
        foreach (var b in bytes)
        {
            c = Table[(c ^ b) & 0xFF] ^ (c >> 8);
        }

        _inverted = ~c;
    }
}
