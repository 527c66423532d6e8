using System.Diagnostics;
using System.Text.Json;
using GrantControl.Journal.Appending;
using GrantControl.Journal.Telemetry;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Hosting;

/// <summary>
/// Runs one case: reads it from the journal, decides, appends. Both hosts use it, and give it one command at a time.
/// What it remembers is only a cache; the append notices when somebody else wrote to the case meanwhile.
/// </summary>
public sealed class CaseProcessor
{
    private readonly CaseRuntime _runtime;
    private readonly string _institution;
    private readonly ICaseKind _kind;
    private readonly CaseId _id;
    private bool _loaded;

    internal CaseProcessor(CaseRuntime runtime, string institution, ICaseKind kind, CaseId id)
    {
        (_runtime, _institution, _kind, _id) = (runtime, institution, kind, id);
        Standing = Standing.New(kind.New(id));
    }

    /// <summary>The case as this processor last knew it.</summary>
    internal Standing Standing { get; private set; }

    /// <summary>Version of the case as last known; 0 before it is loaded or when it does not exist.</summary>
    public long Version => Standing.State.Version;

    /// <summary>Deadlines of the case as last known, paused and missed ones included.</summary>
    public IReadOnlyList<OpenDeadline> Deadlines => _kind.Deadlines(Standing.State);

    /// <summary>Runs one command to its answer. A refused one is recorded, except the clock's own.</summary>
    /// <exception cref="OverloadedException">Nothing was done.</exception>
    /// <exception cref="JournalUnavailableException">The outcome is unknown; the same key gives the one answer later.</exception>
    public async Task<CommandOutcome> ProcessAsync(CaseCommand command, CommandSource source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var since = Stopwatch.GetTimestamp();
        using var activity = JournalTelemetry.Source.StartActivity("case.command");
        activity?.SetTag("case.kind", _kind.Kind).SetTag("command.name", _kind.Commands.Knows(command.Name) ? command.Name : "unknown");
        var run = new CommandRun(_runtime, _kind, command, source);
        try
        {
            await LoadAsync(cancellation).ConfigureAwait(false);
            var outcome = await RunAsync(run, cancellation).ConfigureAwait(false);
            Measure(run, outcome, since);
            activity?.SetTag("command.outcome", outcome.Rejection?.Code ?? (outcome.Replayed ? "replayed" : "accepted"));
            return outcome;
        }
        catch
        {
            // What became of the append is unknown, so what is remembered may be wrong.
            _loaded = false;
            throw;
        }
    }

    /// <summary>Brings what is remembered up to the journal.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        if (!_loaded)
        {
            await CatchUpAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the events written since; cheap when there are none.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        var standing = Standing;
        await foreach (var (stored, state) in _runtime.Store.FoldAsync(_institution, _kind, standing.State, cancellation).ConfigureAwait(false))
        {
            standing = new Standing(state, stored.Hash);
        }

        Standing = standing;
        _loaded = true;
    }

    /// <summary>The case as it stands, to be kept elsewhere; null when there is nothing to keep.</summary>
    public CaseSnapshot? Snapshot() =>
        Version == 0 ? null : new CaseSnapshot(Version, Standing.Hash, JsonSerializer.SerializeToUtf8Bytes(Standing.State, _kind.StateType, CaseJson.Options));

    /// <summary>Starts from a snapshot and the journal's tail. Answers false, and replays everything, when it does not fit the journal.</summary>
    public async Task<bool> RestoreAsync(CaseSnapshot snapshot, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var hash = await _runtime.Store.HashAsync(_institution, _id, snapshot.Version, cancellation).ConfigureAwait(false);
        var fits = hash is not null && hash.AsSpan().SequenceEqual(snapshot.Hash) && TryRestore(snapshot);
        await CatchUpAsync(cancellation).ConfigureAwait(false);
        return fits;
    }

    /// <summary>The case as one person sees it now; null when it does not exist or he may not see it.</summary>
    public async Task<CaseReading?> ReadAsync(string person, CancellationToken cancellation)
    {
        var (version, frozen) = await _runtime.Store.StandingAsync(_institution, _id, cancellation).ConfigureAwait(false);
        if (!_loaded || version != Version)
        {
            await CatchUpAsync(cancellation).ConfigureAwait(false);
        }

        var blocks = frozen ? await _runtime.Facts.BlocksAsync(_institution, _id, cancellation).ConfigureAwait(false) : [];
        return await CaseReader.ReadAsync(_runtime, _institution, _kind, Standing.State, blocks, person, cancellation).ConfigureAwait(false);
    }

    private bool TryRestore(CaseSnapshot snapshot)
    {
        try
        {
            if (JsonSerializer.Deserialize(snapshot.State, _kind.StateType, CaseJson.Options) is ICaseState state && state.Version == snapshot.Version)
            {
                Standing = new Standing(state, snapshot.Hash);
                return true;
            }
        }
        catch (JsonException)
        {
            // Written by another version of the program: the journal is read instead.
        }

        return false;
    }

    private async Task<CommandOutcome> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (run.Command.ExpectedVersion > Version)
            {
                await CatchUpAsync(cancellation).ConfigureAwait(false);
            }

            var draft = await run.DecideAsync(Standing, cancellation).ConfigureAwait(false);
            if (draft.Rejection is { } rejection)
            {
                return await RefuseAsync(run, rejection, cancellation).ConfigureAwait(false);
            }

            if (draft.Request is not { } request)
            {
                return Answer(run, null) with { Case = _id };
            }

            switch (await _runtime.Writer.AppendAsync(request).ConfigureAwait(false))
            {
                case AppendResult.Appended:
                    Standing = draft.After;
                    return Answer(run, null) with { Case = _id, Events = [.. request.Events.Select(e => e.Name)] };
                case AppendResult.Replayed replayed:
                    await CatchUpAsync(cancellation).ConfigureAwait(false);
                    return Replay(replayed.Receipt);
                case AppendResult.KeyReused:
                    return await RefuseAsync(run, Rejections.KeyReused, cancellation).ConfigureAwait(false);
                case AppendResult.Refused refused:
                    return await RefuseAsync(run, refused.Rejection, cancellation).ConfigureAwait(false);
                case AppendResult.Stale:
                    await CatchUpAsync(cancellation).ConfigureAwait(false);
                    if (run.Command.ExpectedVersion is not null)
                    {
                        return await RefuseAsync(run, Rejections.Stale, cancellation).ConfigureAwait(false);
                    }

                    break;
                case AppendResult.FactsChanged:
                    run.ReadFactsAgain();
                    break;
            }
        }

        return await RefuseAsync(run, Rejections.FactsChanged, cancellation).ConfigureAwait(false);
    }

    /// <summary>A refusal counts only when the key is new: a command accepted before keeps its first answer.</summary>
    private async Task<CommandOutcome> RefuseAsync(CommandRun run, Rejection rejection, CancellationToken cancellation)
    {
        if (await run.ReceiptAsync(cancellation).ConfigureAwait(false) is { } known)
        {
            if (known.Same)
            {
                return Replay(known.Receipt);
            }

            rejection = Rejections.KeyReused;
        }

        if (run.Source is CommandSource.Person)
        {
            await _runtime.Store.RecordRefusalAsync(run.Command, rejection, run.At, cancellation).ConfigureAwait(false);
        }

        return Answer(run, rejection);
    }

    private CommandOutcome Answer(CommandRun run, Rejection? rejection)
    {
        // Whoever may not see a case learns nothing of it from a refusal either. Whose act was accepted is told what came of it,
        // though by that very act he may have ceased to be a reader.
        if (Version == 0 || rejection is { Code: Codes.NotFound } || (rejection is not null && !run.MaySee(Standing.State)))
        {
            return new CommandOutcome(0, "", "", rejection, Replayed: false);
        }

        return new CommandOutcome(Version, Standing.State.State, _kind.Index(Standing.State).Number, rejection, Replayed: false);
    }

    private static CommandOutcome Replay(Receipt receipt) =>
        new(receipt.Version, receipt.State, receipt.Number, null, Replayed: true) { Case = receipt.Case, Events = receipt.Events };

    private void Measure(CommandRun run, CommandOutcome outcome, long since)
    {
        var kind = new KeyValuePair<string, object?>("case.kind", _kind.Kind);
        var result = new KeyValuePair<string, object?>("outcome", outcome.IsAccepted ? "accepted" : "refused");
        JournalTelemetry.CommandDuration.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, kind, result);
        if (outcome.Rejection is { } why)
        {
            JournalTelemetry.Refusals.Add(1, kind, new("code", why.Code));
        }
        else if (run.Source is CommandSource.Clock && !outcome.Replayed)
        {
            JournalTelemetry.DeadlinesFired.Add(1, kind);
        }
    }
}

/// <summary>A state and the hash of the event that led to it.</summary>
internal sealed record Standing(ICaseState State, byte[] Hash)
{
    public static Standing New(ICaseState state) => new(state, JournalHash.Genesis);
}
