using GrantControl.Journal.Databases;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GrantControl.Journal.Hosting;

/// <summary>Tells cases that a deadline has passed: at the start, so that what fell due meanwhile is caught, and then every so often.</summary>
public sealed partial class DeadlineSweeper(
    JournalDatabase database, CaseKinds kinds, IClockHost host, TimeProvider clock, EmbeddedHostOptions options, ILogger<DeadlineSweeper> log) : BackgroundService
{
    /// <summary>Sends every overdue deadline to its case. Answers how many cases acted.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var fired = 0;
        var today = BusinessCalendar.DayOf(clock.GetUtcNow());
        await foreach (var command in ClockCommands.DueAsync(database, today, cancellation).ConfigureAwait(false))
        {
            if (!kinds.TryGet(command.Kind, out var kind) || !kind.Commands.Knows(ClockCommands.Expire))
            {
                continue;
            }

            fired += await FireAsync(command, cancellation).ConfigureAwait(false) ? 1 : 0;
        }

        return fired;
    }

    /// <summary>One case that cannot act now must neither keep the others waiting nor end the program.</summary>
    private async Task<bool> FireAsync(CaseCommand command, CancellationToken cancellation)
    {
        try
        {
            var outcome = await host.SendAsClockAsync(command, cancellation).ConfigureAwait(false);
            if (outcome.Rejection is { } why)
            {
                Refused(log, command.CommandId, why.Code, why.Rule);
                return false;
            }

            return !outcome.Replayed;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, e);
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.SweepEvery, clock);
        try
        {
            do
            {
                await SweepOnceAsync(stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops: what is due is caught at the next start.
        }
    }

    private async Task SweepOnceAsync(CancellationToken stoppingToken)
    {
        try
        {
            await SweepAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            Failed(log, e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The case refused its own deadline {Command}: {Code} ({Rule})")]
    private static partial void Refused(ILogger log, string command, string code, string rule);

    [LoggerMessage(LogLevel.Warning, "Deadlines could not be looked for; the next round will")]
    private static partial void Failed(ILogger log, Exception e);
}
