using System.Globalization;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Demonstration;

/// <summary>What internal control and audit look after: freezes, findings, terms nobody kept, and what was tried in vain.</summary>
public sealed partial class GrantStory
{
    public async Task FreezeAsync(string reason) => await SendAsync(cast.ControlMonitor, "freeze", new FreezePayments(reason));

    public async Task FindAsync(string person, string text, bool blocking) => await SendAsync(person, "raise-finding", new RaiseFinding(text, blocking));

    public async Task ResolveAsync(string person, int finding, string text) =>
        await SendAsync(person, "resolve-finding", new ResolveFinding(finding, text, await DocumentsAsync(person, DocumentType.FindingEvidence)));

    /// <summary>Nobody acts until the day after a deadline of the case.</summary>
    public async Task MissAsync(string deadline)
    {
        var due = (await RefreshAsync()).GetProperty("deadlines").EnumerateArray().First(d => d.GetProperty("id").GetString() == deadline).GetProperty("due").GetString()!;
        await ExpireAsync(deadline, DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Somebody tries what a rule does not allow.</summary>
    /// <exception cref="StoryException">The command was accepted.</exception>
    public async Task TryInVainAsync(string person, string command, ICaseCommand body)
    {
        if ((await TryAsync(person, command, body)).IsAccepted)
        {
            throw new StoryException($"{Number} {command} by {person} in {State} was accepted.");
        }
    }
}
