using System.Collections.Concurrent;
using GrantControl.Journal.Databases;
using Npgsql;

namespace GrantControl.Journal.Authority;

/// <summary>
/// Numbers for new cases. One row counts them, so those who ask while another is being answered share the next answer
/// instead of queueing for the row.
/// </summary>
internal sealed class CaseNumbers(JournalDatabase database)
{
    private readonly ConcurrentDictionary<(string Institution, string Kind, int Year), Counter> _counters = new();

    public Task<long> NextAsync(string institution, string kind, int year) =>
        _counters.GetOrAdd((institution, kind, year), static _ => new Counter()).NextAsync(n => TakeAsync(institution, kind, year, n));

    private async Task<long> TakeAsync(string institution, string kind, int year, int howMany)
    {
        await using var command = database.Application.CreateCommand("SELECT next_case_number($1, $2, $3, $4)");
        foreach (var value in new object[] { institution, kind, year, howMany })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return (long)(await command.ExecuteScalarAsync().ConfigureAwait(false))!;
    }

    private sealed class Counter
    {
        private readonly Lock _guard = new();
        private List<TaskCompletionSource<long>> _waiting = [];
        private bool _asking;

        public async Task<long> NextAsync(Func<int, Task<long>> take)
        {
            var mine = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            bool ask;
            lock (_guard)
            {
                _waiting.Add(mine);
                ask = !_asking;
                _asking = true;
            }

            while (ask)
            {
                List<TaskCompletionSource<long>> served;
                lock (_guard)
                {
                    (served, _waiting) = (_waiting, []);
                }

                await ServeAsync(served, take).ConfigureAwait(false);
                lock (_guard)
                {
                    ask = _waiting.Count > 0;
                    _asking = ask;
                }
            }

            return await mine.Task.ConfigureAwait(false);
        }

        private static async Task ServeAsync(List<TaskCompletionSource<long>> served, Func<int, Task<long>> take)
        {
            try
            {
                var first = await take(served.Count).ConfigureAwait(false);
                for (var i = 0; i < served.Count; i++)
                {
                    served[i].SetResult(first + i);
                }
            }
            catch (NpgsqlException e)
            {
                served.ForEach(s => s.SetException(e));
            }
        }
    }
}
