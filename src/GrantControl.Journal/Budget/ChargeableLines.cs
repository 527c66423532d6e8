using GrantControl.Journal.Databases;
using GrantControl.Kernel.Monies;
using Npgsql;

namespace GrantControl.Journal.Budget;

/// <summary>
/// The lines a plan may be charged to, by code and name. Whoever writes a plan has to choose one, so organisations read
/// this much of the institution's budget, and no balance of it.
/// </summary>
public sealed class ChargeableLines(JournalDatabase database)
{
    private const int Most = 2_000;

    public async Task<IReadOnlyList<ChargeableLine>> ReadAsync(string institution, Currency currency, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand(
            """
            SELECT key, code, name FROM budget_line
            WHERE institution = $1 AND chargeable AND currency = $2 ORDER BY key COLLATE "C" LIMIT $3
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = institution });
        command.Parameters.Add(new NpgsqlParameter { Value = currency.Code });
        command.Parameters.Add(new NpgsqlParameter { Value = Most });
        List<ChargeableLine> lines = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            lines.Add(new ChargeableLine(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return lines;
    }
}

/// <summary>One line of the institution's budget that grants may be charged to.</summary>
/// <param name="Key"><c>{budget}/{line}</c>.</param>
public sealed record ChargeableLine(string Key, string Code, string Name);
