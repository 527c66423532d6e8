using GrantControl.Journal.Queries;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.Cases;

/// <summary>Urgency in words, with its tone and picture, the same on every page.</summary>
public static class InboxWords
{
    public static Label Section(InboxWhen when) => when switch
    {
        InboxWhen.Overdue => new("Vencidos", "Overdue"),
        InboxWhen.Today => new("Vencen hoy", "Due today"),
        InboxWhen.Week => new("Próximos cinco días hábiles", "Next five business days"),
        InboxWhen.Later => new("Más adelante", "Later"),
        _ => new("Sin plazo", "No deadline"),
    };

    /// <summary>What stands in an address: <c>?when=week</c>.</summary>
    public static string Key(InboxWhen when) => when.ToString().ToLowerInvariant();

    /// <summary>«vence hoy», «quedan 3 días hábiles», «vencido hace 2 días hábiles»; null without a deadline.</summary>
    public static string? Left(int? days, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return days switch
        {
            null => null,
            0 => language.T("vence hoy", "due today"),
            1 => language.T("queda 1 día hábil", "1 business day left"),
            -1 => language.T("vencido hace 1 día hábil", "1 business day overdue"),
            < 0 => language.T($"vencido hace {-days} días hábiles", $"{-days} business days overdue"),
            _ => language.T($"quedan {days} días hábiles", $"{days} business days left"),
        };
    }

    public static string Tone(int? days) => days switch { null => "muted", < 0 => "bad", <= 2 => "wait", <= 5 => "info", _ => "muted" };

    public static string Icon(int? days) => days switch { null => "open", < 0 => "alert", _ => "clock" };

    /// <summary>The whole inbox in one sentence, for whoever listens to the page.</summary>
    public static string Says(InboxCounts counts, Language language)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(language);
        var overdue = counts.Overdue == 0 ? "" : language.T(counts.Overdue == 1 ? ", 1 vencido" : $", {counts.Overdue} vencidos", $", {counts.Overdue} overdue");
        return counts.Total switch
        {
            0 => language.T("Su bandeja está vacía", "Your inbox is empty"),
            1 => language.T($"Su bandeja: 1 pendiente{overdue}", $"Your inbox: 1 item{overdue}"),
            _ => language.T($"Su bandeja: {counts.Total} pendientes{overdue}", $"Your inbox: {counts.Total} items{overdue}"),
        };
    }
}
