using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Appending;

/// <summary>Writes a batch in the short words that the append function reads; payloads travel beside it as bytes.</summary>
internal sealed class AppendJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(16_384);
    private readonly List<byte[]> _payloads = [];
    private readonly HashSet<(string Institution, string Line)> _lines = [];

    public ReadOnlyMemory<byte> Items => _buffer.WrittenMemory;

    public byte[][] Payloads => [.. _payloads];

    public string[] LineInstitutions => [.. _lines.Select(l => l.Institution)];

    public string[] LineKeys => [.. _lines.Select(l => l.Line)];

    public static AppendJson Write(IReadOnlyList<AppendRequest> requests)
    {
        var json = new AppendJson();
        using var writer = new Utf8JsonWriter(json._buffer, Options);
        writer.WriteStartArray();
        foreach (var request in requests)
        {
            json.Write(writer, request);
        }

        writer.WriteEndArray();
        return json;
    }

    private void Write(Utf8JsonWriter w, AppendRequest r)
    {
        w.WriteStartObject();
        w.WriteString("i"u8, r.Institution);
        w.WriteString("k"u8, r.Kind);
        w.WriteString("c"u8, r.Case.Value);
        w.WriteString("m"u8, r.CommandId);
        w.WriteString("bh"u8, Hex(r.BodyHash));
        w.WriteNumber("b"u8, r.BaseVersion);
        w.WriteNumber("v"u8, r.Version);
        w.WriteString("ph"u8, Hex(r.PreviousHash));
        w.WriteString("a"u8, r.Actor);
        w.WriteString("f"u8, r.StandInFor);
        w.WriteString("t"u8, r.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        w.WriteNumber("pv"u8, r.PolicyVersion);
        w.WriteString("s"u8, r.Index.State);
        w.WriteString("no"u8, r.Index.Number);
        var names = r.Events.Select(e => e.Name).ToArray();
        w.WriteString("se"u8, Hex(JournalHash.Seal(r.Institution, r.CommandId, r.BodyHash, r.Index.State, r.Index.Number, names, r.Events[^1].Hash)));
        Texts(w, "en"u8, names);
        Rows(w, "e"u8, r.Events, WriteEvent);
        WriteFacts(w, r);
        WriteEffects(w, r);
        WriteIndex(w, r);
        w.WriteEndObject();
    }

    private void WriteEvent(Utf8JsonWriter w, AppendEvent e)
    {
        _payloads.Add(e.Payload);
        w.WriteNumber("v"u8, e.Version);
        w.WriteString("n"u8, e.Name);
        w.WriteString("ch"u8, e.ContentHash);
        w.WriteNumber("p"u8, _payloads.Count);
        w.WriteString("ph"u8, Hex(e.PreviousHash));
        w.WriteString("h"u8, Hex(e.Hash));
    }

    private static void WriteFacts(Utf8JsonWriter w, AppendRequest r)
    {
        Rows(w, "pf"u8, r.People, static (w, p) =>
        {
            w.WriteString("p"u8, p.Person);
            w.WriteNumber("v"u8, p.FactsVersion);
        });
        if (r.Organisation is { } o)
        {
            w.WriteStartObject("of"u8);
            w.WriteString("o"u8, o.Organisation);
            w.WriteNumber("v"u8, o.FactsVersion);
            w.WriteString("d"u8, Day(o.Today));
            w.WriteNumber("n"u8, o.OverdueLiquidations);
            w.WriteEndObject();
        }

        if (r.NeedsUnblocked)
        {
            w.WriteBoolean("ub"u8, true);
        }
    }

    private void WriteEffects(Utf8JsonWriter w, AppendRequest r)
    {
        Rows(w, "bl"u8, [.. r.Events.SelectMany(e => e.Effects.BudgetLines)], (w, b) =>
        {
            w.WriteString("k"u8, b.Key);
            w.WriteString("b"u8, b.Budget);
            w.WriteString("c"u8, b.Code);
            w.WriteString("n"u8, b.Name);
            w.WriteString("y"u8, b.Assigned.Currency.Code);
            w.WriteNumber("a"u8, b.Assigned.Minor);
            w.WriteNumber("m"u8, b.Modified.Minor);
            w.WriteBoolean("h"u8, b.Chargeable);
        });
        Rows(w, "l"u8, [.. r.Events.SelectMany(e => e.Effects.Postings.Select((p, n) => (e.Version, Ordinal: n, Posting: p)))], (w, l) =>
        {
            if (Account.IsBudget(l.Posting.Debit) || Account.IsBudget(l.Posting.Credit))
            {
                _lines.Add((r.Institution, l.Posting.BudgetLine));
            }

            w.WriteNumber("v"u8, l.Version);
            w.WriteNumber("o"u8, l.Ordinal);
            w.WriteString("d"u8, l.Posting.Debit);
            w.WriteString("c"u8, l.Posting.Credit);
            w.WriteNumber("a"u8, l.Posting.Amount.Minor);
            w.WriteString("y"u8, l.Posting.Amount.Currency.Code);
            w.WriteString("b"u8, l.Posting.BudgetLine);
            w.WriteString("m"u8, l.Posting.Memo);
        });
        Rows(w, "cl"u8, [.. r.Events.SelectMany(e => e.Effects.Claims).Distinct()], static (w, c) =>
        {
            w.WriteString("t"u8, c.Type);
            w.WriteString("k"u8, c.Key);
            w.WriteString("o"u8, c.Owner);
        });
        Rows(w, "du"u8, [.. r.Events.SelectMany(e => e.Effects.Duties).Distinct()], static (w, d) =>
        {
            w.WriteString("p"u8, d.Person);
            w.WriteString("d"u8, d.Duty);
            w.WriteString("w"u8, d.CompensatedWith ?? "");
        });
        Rows(w, "ga"u8, LastMarks(r), static (w, g) =>
        {
            w.WriteString("g"u8, g.Gate);
            w.WriteString("p"u8, g.ContentHash is null ? null : g.Person);
            w.WriteString("h"u8, g.ContentHash);
        });
        Rows(w, "as"u8, [.. r.Events.SelectMany(e => e.Effects.Assets.Select(m => (m, e.Version)))], WriteAsset);
        Rows(w, "bk"u8, [.. r.Events.SelectMany(e => e.Effects.Blocks)], static (w, b) =>
        {
            w.WriteString("b"u8, b.Blocked.Value);
            w.WriteString("r"u8, b.Laid ? b.Reason : null);
        });
        Rows(w, "ob"u8, [.. r.Events.SelectMany(e => e.Effects.Notices)], (w, n) =>
        {
            w.WriteString("t"u8, n.Topic);
            w.WriteStartObject("p"u8);
            w.WriteString("kind"u8, r.Kind);
            w.WriteString("case"u8, r.Case.Value);
            w.WriteNumber("version"u8, r.Version);
            w.WriteString("number"u8, r.Index.Number);
            w.WriteString("toRole"u8, n.ToRole);
            w.WriteString("toPerson"u8, n.ToPerson);
            w.WriteString("es"u8, n.Text.Es);
            w.WriteString("en"u8, n.Text.En);
            w.WriteEndObject();
        });
    }

    private static void WriteAsset(Utf8JsonWriter w, (AssetMark Mark, long Version) move)
    {
        var mark = move.Mark;
        w.WriteString("n"u8, mark.Inventory);
        w.WriteNumber("v"u8, move.Version);
        w.WriteString("m"u8, mark.Move.ToString().ToLowerInvariant());
        if (mark.Handover is { } to)
        {
            w.WriteString("u"u8, to.Custodian);
            w.WriteString("p"u8, to.Place);
            w.WriteNumber("w"u8, to.Version);
        }

        if (mark.On is { } seen)
        {
            w.WriteString("q"u8, Day(seen));
        }

        if (mark.Registered is { } a)
        {
            w.WriteString("s"u8, a.Serial);
            w.WriteString("d"u8, a.Description);
            w.WriteString("g"u8, a.Class);
            w.WriteString("u"u8, a.Custodian);
            w.WriteString("p"u8, a.Place);
            w.WriteNumber("a"u8, a.Cost.Minor);
            w.WriteString("y"u8, a.Cost.Currency.Code);
            w.WriteString("q"u8, Day(a.AcquiredOn));
            w.WriteNumber("l"u8, a.UsefulLifeMonths);
        }
    }

    private static void WriteIndex(Utf8JsonWriter w, AppendRequest r)
    {
        var x = r.Index;
        w.WriteStartObject("x"u8);
        w.WriteString("ti"u8, x.Title);
        w.WriteString("og"u8, x.Organisation);
        w.WriteString("on"u8, x.OrganisationName);
        if (x.Amount is { } amount)
        {
            w.WriteNumber("a"u8, amount.Minor);
            w.WriteString("y"u8, amount.Currency.Code);
        }

        Texts(w, "w"u8, x.WaitingFor);
        Texts(w, "he"u8, x.Held);
        w.WriteString("nd"u8, x.NextDue is { } next ? Day(next) : null);
        w.WriteBoolean("bk"u8, x.Blocked);
        w.WriteBoolean("fi"u8, x.Final);
        w.WriteString("ld"u8, x.LiquidationDue is { } due ? Day(due) : null);
        w.WriteString("ch"u8, r.Events[^1].ContentHash);
        w.WriteEndObject();
        if (r.Readers is { } readers)
        {
            w.WriteStartObject("rd"u8);
            Texts(w, "a"u8, readers.Allowed);
            Texts(w, "b"u8, readers.Barred);
            w.WriteEndObject();
        }

        if (r.Deadlines is not null)
        {
            Rows(w, "dl"u8, r.Deadlines, WriteDeadline, evenEmpty: true);
        }
    }

    private static void WriteDeadline(Utf8JsonWriter w, OpenDeadline d)
    {
        w.WriteString("id"u8, d.Id);
        w.WriteString("ta"u8, d.Target);
        w.WriteString("tr"u8, d.Transition);
        w.WriteString("ow"u8, d.Owner);
        w.WriteString("es"u8, d.EscalatesTo);
        w.WriteString("du"u8, Day(d.Due));
        if (d.PausedWith is { } left)
        {
            w.WriteNumber("pa"u8, left);
        }

        w.WriteBoolean("mi"u8, d.Missed);
    }

    /// <summary>A gate may open and clear within one command; only how it ends is kept.</summary>
    private static GateMark[] LastMarks(AppendRequest r) =>
        [.. r.Events.SelectMany(e => e.Effects.Gates).GroupBy(g => g.Gate, StringComparer.Ordinal).Select(g => g.Last())];

    private static void Rows<T>(Utf8JsonWriter w, ReadOnlySpan<byte> name, IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write, bool evenEmpty = false)
    {
        if (rows.Count == 0 && !evenEmpty)
        {
            return;
        }

        w.WriteStartArray(name);
        foreach (var row in rows)
        {
            w.WriteStartObject();
            write(w, row);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter w, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        w.WriteStartArray(name);
        foreach (var text in texts)
        {
            w.WriteStringValue(text);
        }

        w.WriteEndArray();
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
