using System.Text.Json;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Callers;

namespace GrantControl.Web.Assets;

/// <summary>Sends the commands of the register's own pages through the same host as every other.</summary>
public sealed class AssetCommands(ICaseHost host)
{
    /// <param name="key">Idempotency key, from the page that was filled in: a second click finds the first one's answer.</param>
    public Task<CommandOutcome> OpenAsync(Caller caller, ICaseKind kind, string key, ICaseCommand command, CancellationToken cancellation) =>
        SendAsync(caller, kind, new CaseId(Guid.CreateVersion7()), kind.OpeningCommand, null, key, command, cancellation);

    public Task<CommandOutcome> SendAsync(Caller caller, ICaseKind kind, CaseId id, string name, long? version, string key, ICaseCommand command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(command);
        return host.SendAsync(
            new CaseCommand(caller.Institution, kind.Kind, id, key, name, version, caller.Person, null, JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), CaseJson.Options)),
            cancellation);
    }
}
