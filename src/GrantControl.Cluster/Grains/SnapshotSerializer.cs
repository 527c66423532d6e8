using System.Text.Json;
using Orleans.Storage;

namespace GrantControl.Cluster.Grains;

/// <summary>
/// Snapshots as plain JSON of our own words: <c>{"version":…,"hash":…,"seal":…,"state":{…}}</c>. The state stays readable
/// for a person with psql, and no type name of the program is stored.
/// </summary>
internal sealed class SnapshotSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T input)
    {
        var snapshot = (StoredSnapshot)(object)input!;
        using var stream = new MemoryStream(snapshot.State.Length + 256);
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version"u8, snapshot.Version);
            writer.WriteString("hash"u8, Convert.ToHexStringLower(snapshot.Hash));
            writer.WriteString("seal"u8, Convert.ToHexStringLower(snapshot.Seal));
            if (snapshot.State.Length > 0)
            {
                writer.WritePropertyName("state"u8);
                writer.WriteRawValue(snapshot.State, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return new BinaryData(stream.ToArray());
    }

    public T Deserialize<T>(BinaryData input) => (T)(object)Read(input);

    /// <summary>A snapshot that cannot be read is no snapshot: an activation must never fail for it.</summary>
    private static StoredSnapshot Read(BinaryData input)
    {
        try
        {
            using var document = JsonDocument.Parse(input.ToMemory());
            var root = document.RootElement;
            return new StoredSnapshot
            {
                Version = root.GetProperty("version"u8).GetInt64(),
                Hash = Convert.FromHexString(root.GetProperty("hash"u8).GetString()!),
                Seal = Convert.FromHexString(root.GetProperty("seal"u8).GetString()!),
                State = root.TryGetProperty("state"u8, out var state) ? System.Text.Encoding.UTF8.GetBytes(state.GetRawText()) : [],
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentNullException)
        {
            return new StoredSnapshot();
        }
    }
}
