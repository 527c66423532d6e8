using System.Diagnostics;
using System.Threading.Channels;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Telemetry;
using Npgsql;
using NpgsqlTypes;

namespace GrantControl.Journal.Appending;

/// <summary>
/// Writes appends of many cases together: what has queued while one transaction was on its way goes into the next, in one
/// statement. Each append is accepted or refused by itself.
/// </summary>
public sealed class JournalWriter : IAsyncDisposable
{
    /// <summary>Appends that share a transaction at most; more of them gain nothing and lengthen the wait.</summary>
    public const int MaxBatch = 50;

    private const int Attempts = 6;

    private readonly JournalDatabase _database;
    private readonly Channel<Waiting> _queue;
    private readonly Task[] _loops;

    public JournalWriter(JournalDatabase database)
    {
        _database = database;
        _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(database.Options.MaxWaiting) { FullMode = BoundedChannelFullMode.Wait });
        _loops = [.. Enumerable.Range(0, database.Options.Writers).Select(_ => Task.Run(LoopAsync))];
    }

    /// <summary>Writes one append and answers when it is durable, or refused.</summary>
    /// <exception cref="OverloadedException">The queue is full; nothing was done.</exception>
    /// <exception cref="JournalUnavailableException">The database did not answer; the outcome is unknown.</exception>
    /// <exception cref="JournalFaultException">A refusal that no rule foresees.</exception>
    public async Task<AppendResult> AppendAsync(AppendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var activity = JournalTelemetry.Source.StartActivity("journal.append");
        var waiting = new Waiting(request);
        if (!_queue.Writer.TryWrite(waiting))
        {
            throw new OverloadedException();
        }

        var result = await waiting.Done.Task.ConfigureAwait(false);
        JournalTelemetry.AppendDuration.Record(Stopwatch.GetElapsedTime(waiting.Since).TotalSeconds);
        return result;
    }

    /// <summary>Takes no more appends and ends when those that wait are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await Task.WhenAll(_loops).ConfigureAwait(false);
    }

    private async Task LoopAsync()
    {
        List<Waiting> batch = new(MaxBatch);
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            if (batch.Count > 0)
            {
                JournalTelemetry.BatchSize.Record(batch.Count);
                await WriteAsync(batch).ConfigureAwait(false);
                batch.Clear();
            }
        }
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            var answers = await SendAsync(batch).ConfigureAwait(false);
            for (var i = 0; i < batch.Count; i++)
            {
                if (answers[i].Again)
                {
                    _ = AloneAsync(batch[i], unknown: false);
                }
                else
                {
                    answers[i].Give(batch[i].Done, unknown: false);
                }
            }
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or ObjectDisposedException)
        {
            // Whether the transaction was committed is unknown: the receipts tell, so each is simply sent again.
            foreach (var waiting in batch)
            {
                _ = AloneAsync(waiting, unknown: true);
            }
        }
        catch (Exception e)
        {
            // A defect in one request must not end the loop that everybody's appends go through.
            batch.ForEach(w => w.Done.TrySetException(e));
        }
    }

    /// <summary>Sends one append until the database answers. Its receipt makes that safe, however often.</summary>
    private async Task AloneAsync(Waiting waiting, bool unknown)
    {
        Exception? last = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                var answer = (await SendAsync([waiting]).ConfigureAwait(false))[0];
                if (!answer.Again)
                {
                    answer.Give(waiting.Done, unknown);
                    return;
                }
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or ObjectDisposedException)
            {
                last = e;
                unknown = true;
            }
            catch (Exception e)
            {
                waiting.Done.TrySetException(e);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50 << attempt)).ConfigureAwait(false);
        }

        waiting.Done.TrySetException(new JournalUnavailableException(last ?? new TimeoutException("The database kept asking for another try.")));
    }

    private async Task<AppendAnswer[]> SendAsync(List<Waiting> batch)
    {
        var json = AppendJson.Write([.. batch.Select(w => w.Request)]);
        await using var connection = await _database.Application.OpenConnectionAsync().ConfigureAwait(false);
        await using var command = new NpgsqlCommand("SELECT * FROM append_batch($1, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = json.Items, NpgsqlDbType = NpgsqlDbType.Jsonb },
                new NpgsqlParameter<byte[][]> { TypedValue = json.Payloads, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
                new NpgsqlParameter<string[]> { TypedValue = json.LineInstitutions },
                new NpgsqlParameter<string[]> { TypedValue = json.LineKeys },
            },
        };
        var answers = new AppendAnswer[batch.Count];
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            answers[reader.GetInt32(0)] = AppendAnswer.Read(reader);
        }

        return answers;
    }

    private sealed class Waiting(AppendRequest request)
    {
        public AppendRequest Request { get; } = request;

        public long Since { get; } = Stopwatch.GetTimestamp();

        public TaskCompletionSource<AppendResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
