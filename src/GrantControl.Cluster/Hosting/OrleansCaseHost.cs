using System.Diagnostics;
using GrantControl.Cluster.Grains;
using GrantControl.Cluster.Messages;
using GrantControl.Journal.Appending;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using Orleans.Runtime.Messaging;

namespace GrantControl.Cluster.Hosting;

/// <summary>
/// Sends commands to the cases of a cluster, from inside a silo or as a client of one. An answer that did not come is
/// asked for again with the same key: the receipt makes sure that the command takes effect once.
/// </summary>
public sealed class OrleansCaseHost(IGrainFactory grains, ClusterSettings settings) : ICaseHost, IClockHost
{
    /// <inheritdoc/>
    /// <exception cref="OverloadedException">No silo takes the command now; nothing was done.</exception>
    /// <exception cref="JournalUnavailableException">What became of the command is unknown; the same key gives the one answer later.</exception>
    public async Task<CommandOutcome> SendAsync(CaseCommand command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (CaseGrains.Of(grains, command.Institution, command.Kind, command.Case) is not { } target)
        {
            return new CommandOutcome(0, "", "", Rejections.NotFound, Replayed: false);
        }

        var message = new CommandMessage(command.CommandId, command.Name, command.ExpectedVersion, command.Person, command.StandInFor, command.Body);
        return await SendAsync(() => target.SendAsync(message), cancellation);
    }

    /// <inheritdoc/>
    public async Task<CommandOutcome> SendAsClockAsync(CaseCommand command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return CaseGrains.Of(grains, command.Institution, command.Kind, command.Case) is { } target
            ? await SendAsync(() => target.ExpireAsync(command.CommandId, command.Body), cancellation)
            : new CommandOutcome(0, "", "", Rejections.NotFound, Replayed: false);
    }

    /// <inheritdoc/>
    public async Task<CaseReading?> ReadAsync(string institution, string kind, CaseId id, string person, CancellationToken cancellation)
    {
        if (CaseGrains.Of(grains, institution, kind, id) is not { } target)
        {
            return null;
        }

        var reading = await AskAsync(() => target.ReadAsync(person), static _ => false, cancellation);
        return reading is null ? null : new CaseReading(reading.Version, reading.Json);
    }

    private async Task<CommandOutcome> SendAsync(Func<Task<OutcomeMessage>> send, CancellationToken cancellation)
    {
        var answer = await AskAsync(send, static a => a.Failure is SendFailure.Unknown, cancellation);
        return answer.Failure switch
        {
            SendFailure.None => answer.ToOutcome(),
            SendFailure.Overloaded => throw new OverloadedException(),
            _ => throw new JournalUnavailableException(new TimeoutException("The silo had no answer from the database.")),
        };
    }

    /// <summary>
    /// Asks again, at least once, while answers are lost; until the time one answer may take is over. Quick losses come in
    /// clusters of them: while members change, a case may have no home for a moment.
    /// </summary>
    private async Task<T> AskAsync<T>(Func<Task<T>> ask, Func<T, bool> unknown, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        var sent = false;
        for (var attempt = 0; ; attempt++)
        {
            var last = attempt > 0 && Stopwatch.GetElapsedTime(since) >= settings.ResponseTimeout;
            try
            {
                var answer = await ask().WaitAsync(cancellation);
                if (last || !unknown(answer))
                {
                    return answer;
                }

                sent = true;
            }
            catch (Exception e) when (IsLost(e))
            {
                // The silo died, or answered too late: somebody else has the case now, or will in a moment.
                sent |= !NeverLeft(e);
                if (last)
                {
                    throw sent ? new JournalUnavailableException(e) : new OverloadedException();
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(1_000, 50 << Math.Min(attempt, 5))), cancellation);
        }
    }

    private static bool IsLost(Exception e) => e is TimeoutException or OrleansException or ClientNotAvailableException || NeverLeft(e);

    private static bool NeverLeft(Exception e) => e is ConnectionFailedException or GatewayTooBusyException;
}
