using System.Diagnostics;
using System.Text.Json;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GrantControl.Journal.Search;

/// <summary>
/// Keeps what cases are found by, from the journal, a second or two behind it. It asks which cases stand at a later version
/// than they were read at, so it needs no place in the journal to remember, misses nothing after a stop, fills an empty
/// table, and any number of programs may run it at once. Outside the append, because making an index of words costs more
/// than appending the command, and would cost it while the budget's rows are locked.
/// </summary>
public sealed partial class SearchFollower(JournalDatabase database, CaseKinds kinds, CaseStore store, ILogger<SearchFollower> log) : BackgroundService
{
    /// <summary>Raised when the texts that kinds supply, or their form, change: every case is then read again.</summary>
    public const int Format = 1;

    private const int CasesAtOnce = 50;
    private const int MaxRemembered = 300;

    /// <summary>Characters of one text, and of all texts of a case, that are searched.</summary>
    private const int MaxText = 4_000;
    private const int MaxTexts = 200_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Guid, ICaseState> _remembered = [];
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Reads every case that has changed since it was last read. Answers how many.</summary>
    public async Task<int> CatchUpAsync(CancellationToken cancellation)
    {
        for (var done = 0; ;)
        {
            var round = await RoundAsync(cancellation).ConfigureAwait(false);
            done += round;
            if (round < CasesAtOnce)
            {
                return done;
            }
        }
    }

    /// <summary>
    /// Reads every case again, whatever was read of it before, and drops what is no case any more. Until its turn comes a case
    /// is found by what was there. Answers how many cases are searchable then; other programs may take part in the work.
    /// </summary>
    public async Task<long> RebuildAsync(CancellationToken cancellation)
    {
        await using (var forget = database.Application.CreateCommand(
            "DELETE FROM case_search s WHERE NOT EXISTS (SELECT FROM case_index x WHERE x.case_id = s.case_id); UPDATE case_search SET format = 0"))
        {
            await forget.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await CatchUpAsync(cancellation).ConfigureAwait(false);
        await using var count = database.Application.CreateCommand("SELECT count(*) FROM case_search");
        return (long)(await count.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var since = Stopwatch.GetTimestamp();
            var pause = Pause;
            try
            {
                var round = await RoundAsync(stoppingToken).ConfigureAwait(false);

                // Never more than half of one processor, and a tenth once there is nothing left but to look.
                var spent = Stopwatch.GetElapsedTime(since);
                pause = round == CasesAtOnce ? spent : TimeSpan.FromTicks(Math.Max(Pause.Ticks, spent.Ticks * 9));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The program stops: what was not read yet stands at an older version, and is found by that at the next start.
                return;
            }
            catch (NpgsqlException e)
            {
                Failed(log, e);
                pause = Pause * 10;
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> RoundAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var stale = await StaleAsync(cancellation).ConfigureAwait(false);
            foreach (var one in stale)
            {
                await WriteAsync(one, await TextsAsync(one, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            }

            return stale.Count;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<List<Stale>> StaleAsync(CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand(
            """
            SELECT x.institution, x.kind, x.case_id, x.version, x.number, x.title, coalesce(x.organisation_name, '')
            FROM case_index x LEFT JOIN case_search s ON s.case_id = x.case_id
            WHERE (s.case_id IS NULL OR s.version < x.version OR s.format < $1) AND x.kind = ANY ($2) LIMIT $3
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = Format });
        command.Parameters.Add(new NpgsqlParameter { Value = kinds.All.Select(k => k.Kind).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = CasesAtOnce });
        List<Stale> stale = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            stale.Add(new Stale(
                reader.GetString(0), kinds.Get(reader.GetString(1)), new CaseId(reader.GetGuid(2)), reader.GetInt64(3),
                reader.GetString(4), reader.GetString(5), reader.GetString(6)));
        }

        return stale;
    }

    private async Task<IReadOnlyList<SearchText>> TextsAsync(Stale one, CancellationToken cancellation)
    {
        try
        {
            var from = _remembered.TryGetValue(one.Id.Value, out var known) && known.Version <= one.Version ? known : one.Kind.New(one.Id);
            var state = await store.ReplayAsync(one.Institution, one.Kind, from, cancellation).ConfigureAwait(false);
            Remember(one.Id.Value, state);
            return Bounded(one.Kind.Texts(state));
        }
        catch (Exception e) when (e is not (OperationCanceledException or NpgsqlException))
        {
            // A case somebody tampered with is still found by its number; the audit says what is wrong with it.
            Unreadable(log, one.Number, e);
            return [];
        }
    }

    private void Remember(Guid id, ICaseState state)
    {
        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }

        _remembered[id] = state;
    }

    private async Task WriteAsync(Stale one, IReadOnlyList<SearchText> texts, CancellationToken cancellation)
    {
        var all = string.Join(' ', texts.Select(t => t.Text));
        await using var command = database.Application.CreateCommand(
            """
            INSERT INTO case_search AS s (case_id, institution, version, format, head, document, texts)
            VALUES ($1, $2, $3, $4,
                setweight(search_words($5, $5), 'A') || setweight(search_words($6, $7), 'B') || setweight(search_words($8, $9), 'C'),
                strip(search_words($5, $5) || search_words($6, $7) || search_words($8, $9) || search_words($10, $11)), $12::jsonb)
            ON CONFLICT (case_id) DO UPDATE SET version = excluded.version, format = excluded.format, head = excluded.head,
                document = excluded.document, texts = excluded.texts
            WHERE s.version < excluded.version OR s.format < excluded.format
            """);
        object[] values =
        [
            one.Id.Value, one.Institution, one.Version, Format, string.Join(' ', SearchWords.OfNumber(one.Number)), Written(one.Title), Folded(one.Title),
            Written(one.Organisation), Folded(one.Organisation), Written(all), Folded(all), JsonSerializer.Serialize(texts, CaseJson.Options),
        ];
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static List<SearchText> Bounded(IReadOnlyList<SearchText> texts)
    {
        List<SearchText> kept = [];
        var length = 0;
        foreach (var text in texts.Where(static t => !string.IsNullOrWhiteSpace(t.Text)))
        {
            kept.Add(text.Text.Length > MaxText ? text with { Text = text.Text[..MaxText] } : text);
            length += kept[^1].Text.Length;
            if (length > MaxTexts)
            {
                break;
            }
        }

        return kept;
    }

    private static string Written(string text) => string.Join(' ', SearchWords.Of(text));

    private static string Folded(string text) => SearchWords.Fold(Written(text));

    [LoggerMessage(LogLevel.Warning, "What changed could not be made searchable; the next round will")]
    private static partial void Failed(ILogger log, Exception e);

    [LoggerMessage(LogLevel.Warning, "{Number} cannot be replayed; it is found by number, title and organisation only")]
    private static partial void Unreadable(ILogger log, string number, Exception e);

    private sealed record Stale(string Institution, ICaseKind Kind, CaseId Id, long Version, string Number, string Title, string Organisation);
}
