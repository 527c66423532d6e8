using System.Text.Json;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Monies;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Cases;

/// <summary>A page of a case's history, newest first and by day.</summary>
/// <param name="Older">The version below which the next page begins; null on the last.</param>
public sealed record HistoryShown(string Address, IReadOnlyList<HistoryDay> Days, long? Older)
{
    /// <param name="latest">Newest first; one more than a page holds where there are older ones.</param>
    public static HistoryShown Of(CaseScreen screen, IReadOnlyList<HistoryRow> latest)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(latest);
        var shown = latest.Take(CaseScreen.PageLength).ToList();
        return new HistoryShown(
            screen.Address,
            [.. shown.GroupBy(static r => LocalizedPage.Time(r.At)[..10], StringComparer.Ordinal).Select(g => new HistoryDay(g.Key, [.. g.Select(r => Entry(screen, r))]))],
            latest.Count > CaseScreen.PageLength ? shown[^1].Version : null);
    }

    private static HistoryEntry Entry(CaseScreen screen, HistoryRow row) => new(
        row.Version, screen.Words.Event(row), HistoryDetail.Of(screen.Words, row), screen.Words.Person(row.Actor, row.StandInFor), LocalizedPage.Time(row.At)[11..16], row.Hash);
}

/// <param name="Day">As people write it: 21/11/2026.</param>
public sealed record HistoryDay(string Day, IReadOnlyList<HistoryEntry> Entries);

/// <summary>One event, in words.</summary>
/// <param name="Detail">The few fields that tell it from others of its sort; empty when there are none.</param>
/// <param name="When">The time of day, UTC−6.</param>
public sealed record HistoryEntry(long Version, string What, string Detail, string Who, string When, string Hash);

/// <summary>A page that shows a history.</summary>
public interface IWithHistory
{
    HistoryShown History { get; }
}

/// <summary>What a line of history says beside what happened: the area, the amount, the reason.</summary>
internal static class HistoryDetail
{
    private const int MostText = 160;

    /// <summary>Members worth a line, in the order they are said.</summary>
    private static readonly string[] Told = ["gate", "deadline", "amount", "accepted", "disallowed", "order", "bankReference", "reason", "text", "note", "verification", "changed", "sections", "observations"];

    public static string Of(CaseWords words, HistoryRow row)
    {
        if (row.Data.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        var parts = Told.Where(m => row.Data.TryGetProperty(m, out _)).Select(m => Say(words, m, row.Data.GetProperty(m))).Where(static t => t.Length > 0);
        return string.Join(" · ", parts);
    }

    private static string Say(CaseWords words, string member, JsonElement value) => (member, value.ValueKind) switch
    {
        ("gate", JsonValueKind.String) => words.Gate(value.GetString()!),
        ("deadline", JsonValueKind.String) => words.Deadline(value.GetString()!),
        ("changed", JsonValueKind.Array) => string.Join(", ", value.EnumerateArray().Select(s => words.Section(s.GetString()!))),
        ("sections", JsonValueKind.Object) => string.Join(", ", value.EnumerateObject().Select(s => words.Section(s.Name))),
        ("observations", JsonValueKind.Array) => words.Language.T($"{value.GetArrayLength()} observaciones", $"{value.GetArrayLength()} observations"),
        ("order" or "bankReference", JsonValueKind.String) => $"{words.Member(member)} {value.GetString()}",
        (_, JsonValueKind.String) => Short(value.GetString()!),
        (_, JsonValueKind.Object) when value.TryGetProperty("currency", out _) && value.TryGetProperty("amount", out _) => $"{words.Member(member)} {value.Deserialize<Money>(CaseJson.Options)}",
        _ => "",
    };

    private static string Short(string text) => text.Length <= MostText ? text : text[..MostText] + "…";
}
