using System.Data.Common;
using GrantControl.Cluster.Messages;
using GrantControl.Journal.Appending;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using Microsoft.Extensions.Logging;

namespace GrantControl.Cluster.Grains;

/// <summary>
/// One case in the cluster. Orleans gives it one command at a time and keeps one activation of it in steady state; the
/// journal refuses the second one whenever there are two. Snapshots and reminders only save time: losing them loses nothing.
/// </summary>
public abstract partial class CaseGrain(string kind, IPersistentState<StoredSnapshot> stored, CaseGrainServices services)
    : Grain, ICaseGrain, IRemindable
{
    /// <summary>Name of the grain storage that holds snapshots.</summary>
    public const string Storage = "cases";

    private readonly ICaseKind _kind = services.Runtime.Kinds.Get(kind);
    private readonly ILogger _log = services.Log;
    private readonly SnapshotKeeper _snapshots = new(stored, services.Log);
    private readonly DeadlineReminder _reminder = new();
    private CaseProcessor _case = null!;
    private CaseKey _key;
    private IGrainTimer _settling = null!;
    private bool _willSettle;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = CaseKey.Parse(this.GetPrimaryKeyString());
        _settling = this.RegisterGrainTimer(SettleAsync, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        services.Machines.Prepare(_kind.Workflow);
        _case = services.Runtime.Processor(_key.Institution, _kind, _key.Case);
        await ReachableAsync(async () =>
        {
            await _snapshots.LoadAsync(_case, cancellationToken);
            return _case.Version;
        });
        await base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // Best effort: an idle case is kept, a cluster that stops has better things to do than to copy its memory.
        if (reason.ReasonCode is DeactivationReasonCode.ActivationIdle && _snapshots.Lag(_case) >= services.Settings.SnapshotOnIdle)
        {
            await _snapshots.KeepAsync(_case);
        }

        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OutcomeMessage> SendAsync(CommandMessage command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return RunAsync(CommandSource.Person, new CaseCommand(
            _key.Institution, kind, _key.Case, command.CommandId, command.Name, command.ExpectedVersion, command.Person, command.StandInFor, command.Body));
    }

    /// <inheritdoc/>
    public Task<OutcomeMessage> ExpireAsync(string commandId, byte[] body) => RunAsync(CommandSource.Clock, new CaseCommand(
        _key.Institution, kind, _key.Case, commandId, ClockCommands.Expire, null, Actor.SystemPerson, null, body));

    /// <inheritdoc/>
    public async Task<ReadingMessage?> ReadAsync(string person)
    {
        var reading = await ReachableAsync(() => _case.ReadAsync(person, CancellationToken.None));
        return reading is null ? null : new ReadingMessage(reading.Version, reading.Json);
    }

    /// <inheritdoc/>
    async Task IRemindable.ReceiveReminder(string reminderName, TickStatus status)
    {
        _reminder.Rang();
        await _case.CatchUpAsync(CancellationToken.None);
        var today = BusinessCalendar.DayOf(services.Runtime.Now());
        foreach (var due in _case.Deadlines.Where(d => d is { PausedWith: null, Missed: false } && d.Due < today).OrderBy(static d => d.Due).ToArray())
        {
            var outcome = await _case.ProcessAsync(
                ClockCommands.For(_key.Institution, kind, _key.Case, due.Id, due.Due), CommandSource.Clock, CancellationToken.None);
            if (outcome.Rejection is { } why)
            {
                LogDeadlineRefused(due.Transition, why.Code, why.Rule);
            }
        }

        Settle();
        if (DeadlineReminder.Next(_case.Deadlines) is null)
        {
            await DeadlineReminder.StopAsync(this);
        }
    }

    private async Task<OutcomeMessage> RunAsync(CommandSource source, CaseCommand command)
    {
        try
        {
            var outcome = await _case.ProcessAsync(command, source, CancellationToken.None);
            Settle();
            return OutcomeMessage.From(outcome);
        }
        catch (OverloadedException)
        {
            return OutcomeMessage.Failed(SendFailure.Overloaded);
        }
        catch (Exception e) when (e is JournalUnavailableException or DbException)
        {
            LogUnreachable(e);
            return OutcomeMessage.Failed(SendFailure.Unknown);
        }
    }

    /// <summary>The database's own exceptions cannot travel to a caller in another process; this one can.</summary>
    private async Task<T> ReachableAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is JournalUnavailableException or DbException)
        {
            LogUnreachable(e);
#pragma warning disable MA0054 // the cause is logged here, since it could not be read over there
            throw new TimeoutException("The silo had no answer from the database.");
#pragma warning restore MA0054
        }
    }

    private bool SnapshotIsOld => _snapshots.Lag(_case) >= services.Settings.SnapshotEvery;

    /// <summary>
    /// What a command leaves to be done is done a moment after its answer, in a turn of its own and once for all that came
    /// meanwhile: nobody waits for a snapshot or a reminder.
    /// </summary>
    private void Settle()
    {
        if (!_willSettle && (SnapshotIsOld || _reminder.IsWrong(_case.Deadlines)))
        {
            _willSettle = true;
            _settling.Change(services.Settings.SettleAfter, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task SettleAsync(CancellationToken cancellation)
    {
        _willSettle = false;
        if (SnapshotIsOld)
        {
            await _snapshots.KeepAsync(_case);
        }

        try
        {
            await _reminder.CorrectAsync(this, _case.Deadlines, services.Runtime.Now());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The safety net of every silo finds what no reminder rings for.
            LogReminderFailed(e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The case refused its own deadline of {Transition}: {Code} ({Rule}).")]
    private partial void LogDeadlineRefused(string transition, string code, string rule);

    [LoggerMessage(LogLevel.Warning, "The database does not answer.")]
    private partial void LogUnreachable(Exception exception);

    [LoggerMessage(LogLevel.Warning, "A reminder could not be set.")]
    private partial void LogReminderFailed(Exception exception);
}
