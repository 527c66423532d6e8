using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Appending;

/// <summary>One row of the append function's answer.</summary>
internal sealed record AppendAnswer(string Status, string Code, string Detail, Receipt? Receipt)
{
    /// <summary>A deadlock or a serialization failure: nothing happened, another try may go through.</summary>
    public bool Again => Status is "again";

    public static AppendAnswer Read(NpgsqlDataReader reader)
    {
        var status = reader.GetString(1);
        return new AppendAnswer(
            status,
            reader.IsDBNull(2) ? "" : reader.GetString(2),
            reader.IsDBNull(3) ? "" : reader.GetString(3),
            status is "replayed" or "key-reused"
                ? new Receipt(new CaseId(reader.GetGuid(8)), reader.GetInt64(4), reader.GetString(5), reader.GetString(6), reader.GetFieldValue<string[]>(7))
                : null);
    }

    /// <summary>Hands the answer to whoever waits.</summary>
    /// <param name="unknown">True when an earlier try may have been written: then a replay is its first answer.</param>
    public void Give(TaskCompletionSource<AppendResult> done, bool unknown)
    {
        switch (Status)
        {
            case "appended":
                done.TrySetResult(new AppendResult.Appended());
                break;
            case "replayed":
                done.TrySetResult(unknown ? new AppendResult.Appended() : new AppendResult.Replayed(Receipt!));
                break;
            case "key-reused":
                done.TrySetResult(new AppendResult.KeyReused(Receipt!));
                break;
            case "refused" when Code is "GC001" || (Code is "23505" && Detail is "case_event_pkey" or "case_index_pkey"):
                done.TrySetResult(new AppendResult.Stale());
                break;
            case "refused" when Code is "GC002":
                done.TrySetResult(new AppendResult.FactsChanged());
                break;
            default:
                Refuse(done);
                break;
        }
    }

    private void Refuse(TaskCompletionSource<AppendResult> done)
    {
        if (Rejections.FromDatabase(Code, Detail) is { } rejection)
        {
            done.TrySetResult(new AppendResult.Refused(rejection));
        }
        else
        {
            done.TrySetException(new JournalFaultException(Code, Detail));
        }
    }
}
