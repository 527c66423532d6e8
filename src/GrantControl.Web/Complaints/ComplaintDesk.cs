using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Documents;
using GrantControl.Journal.Appending;
using GrantControl.Journal.Complaints;
using GrantControl.Journal.Documents;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Complaints;

/// <summary>
/// The citizens' door: what the interface and the pages do for somebody without an account. It hands the case a hash of the
/// code and a sealed identity, never either itself.
/// </summary>
public sealed class ComplaintDesk(ICaseHost host, ComplaintQueries queries, TrackingCodes codes, IdentitySeal seal, EvidenceTickets tickets, DocumentStore documents, TimeProvider clock)
{
    /// <summary>Largest file of evidence, in bytes.</summary>
    public const int MaxEvidenceBytes = 10 * 1024 * 1024;

    /// <summary>What the journal answers when another case holds a document as its evidence: nothing a citizen should learn.</summary>
    private const string UsedElsewhere = "document-unused";

    private const int MaxName = 200;
    private const int MaxContact = 500;

    /// <param name="key">The idempotency key: the same one with the same complaint gives the same number and code.</param>
    public async Task<(ComplaintReceipt? Receipt, Rejection? Why)> FileAsync(string institution, string key, ComplaintWritten written, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (IdentityRefused(written.Identity) is { } bad)
        {
            return (null, bad);
        }

        var (evidence, missing) = await CiteAsync(institution, written.Evidence, cancellation);
        if (missing is not null)
        {
            return (null, missing);
        }

        var commandId = CommandId(key);
        var code = codes.Make(institution, commandId);
        var filing = new FileComplaint(
            written.What, written.Department, Blank(written.Place), written.On, Blank(written.Accused), Blank(written.AccusedUnit), Blank(written.AccusedOrganisation), evidence,
            codes.Hash(code), written.Identity is { } who ? seal.Seal(who with { Name = who.Name.Trim(), Contact = Blank(who.Contact) }, commandId) : null);
        var outcome = await SendAsync(institution, new CaseId(Guid.CreateVersion7()), commandId, ComplaintKind.Instance.OpeningCommand, null, filing, cancellation);
        if (outcome.Rejection is { } why)
        {
            return (null, why);
        }

        var filed = await queries.ReplayAsync(institution, outcome.Case!.Value, cancellation);
        return (new ComplaintReceipt(outcome.Number, code, filed!.State.FiledAt, filing.Identity is null), null);
    }

    /// <summary>Null for a code that is none.</summary>
    public async Task<ComplaintTracked?> TrackAsync(string institution, string? code, CancellationToken cancellation) =>
        await queries.FindAsync(institution, code, cancellation) is { } found ? Show(found) : null;

    public Task<(ComplaintTracked? Tracked, Rejection? Why)> AnswerAsync(string institution, string key, AnswerWritten answer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return ActAsync(institution, key, answer.Code, "answer", answer.Evidence, evidence => new AnswerInfo(answer.Text, evidence), cancellation);
    }

    public Task<(ComplaintTracked? Tracked, Rejection? Why)> ReopenAsync(string institution, string key, ReopeningWritten reopening, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reopening);
        return ActAsync(institution, key, reopening.Code, "reopen", reopening.Evidence, evidence => new ReopenComplaint(reopening.Reason, evidence), cancellation);
    }

    /// <summary>Keeps a file of evidence under a name of our own: the name it had, and what a photo tells of its making, may tell who made it.</summary>
    public async Task<(EvidenceKept? Kept, Rejection? Why)> KeepAsync(string institution, MemoryStream content, string name, string? mediaType, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        if (FileSniffer.Sniff(bytes, name, mediaType).Refusal is { } refused)
        {
            return (null, refused.ToRejection());
        }

        if (PhotoCleaner.Clean(bytes) is not { } clean)
        {
            return (null, FileRefusal.Unknown.ToRejection());
        }

        var plain = PlainName(Convert.ToHexStringLower(SHA256.HashData(clean)), name);
        using var stream = new MemoryStream(clean);
        var put = await documents.PutAsync(institution, Actor.CitizenPerson, stream, plain, null, cancellation);
        return put.Document is { } document ? (new EvidenceKept(document.Sha256, plain, document.SizeBytes, tickets.Issue(institution, document.Sha256)), null) : (null, put.Rejection);
    }

    private async Task<(ComplaintTracked? Tracked, Rejection? Why)> ActAsync(
        string institution, string key, string code, string command, IReadOnlyList<string>? evidence, Func<IReadOnlyList<DocumentCited>, ICaseCommand> write, CancellationToken cancellation)
    {
        if (await queries.FindAsync(institution, code, cancellation) is not { } found)
        {
            return (null, Rejections.NotFound);
        }

        var (cited, missing) = await CiteAsync(institution, evidence, cancellation);
        if (missing is not null)
        {
            return (null, missing);
        }

        // Whoever complained knows nothing of versions: what happened meanwhile is no reason to turn him away.
        for (var attempt = 0; ; attempt++)
        {
            var outcome = await SendAsync(institution, found.State.Id, CommandId(key), command, found.State.Version, write(cited), cancellation);
            var now = (await queries.ReplayAsync(institution, found.State.Id, cancellation))!;
            if (outcome.Rejection is not { Code: Codes.StaleVersion } || attempt == 2)
            {
                return outcome.Rejection is { } why ? (null, why.Rule == UsedElsewhere ? NotSent(0) : why) : (Show(now), null);
            }

            found = now;
        }
    }

    private Task<CommandOutcome> SendAsync(string institution, CaseId id, string commandId, string name, long? version, ICaseCommand body, CancellationToken cancellation) => host.SendAsync(
        new CaseCommand(
            institution, ComplaintKind.Instance.Kind, id, commandId, name, version, Actor.CitizenPerson, null, JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options)),
        cancellation);

    /// <summary>Keys of the citizens' door are of their own: nobody takes here a key that the office or the clock will need.</summary>
    private static string CommandId(string key) => "citizen:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Only what was sent through this door, by whoever shows the ticket he got for it. Nothing tells whether another document is stored.</summary>
    private async Task<(IReadOnlyList<DocumentCited> Cited, Rejection? Why)> CiteAsync(string institution, IReadOnlyList<string>? shown, CancellationToken cancellation)
    {
        List<DocumentCited> cited = [];
        foreach (var ticket in (shown ?? []).Take(ComplaintPolicy.MaxEvidence + 1))
        {
            if (tickets.Read(institution, ticket) is not { } sha256 || await documents.DescribeAsync(institution, sha256, cancellation) is not { } document)
            {
                return ([], NotSent(cited.Count));
            }

            // What it was first stored as may be somebody else's name for the same bytes.
            cited.Add(new DocumentCited(DocumentType.ComplaintEvidence, sha256, PlainName(sha256, document.Name)));
        }

        return (cited, null);
    }

    private static Rejection NotSent(int index)
    {
        var label = new Label("Ese archivo no se ha enviado con esta denuncia: adjúntelo otra vez.", "That file has not been sent with this complaint: attach it again.");
        return new Rejection(Codes.DocumentMissing, "evidence-sent-here", label) { Fields = [new FieldError($"evidence[{index}]", label)] };
    }

    private static string PlainName(string sha256, string name) => $"evidencia-{sha256[..8]}{Path.GetExtension(name).ToLowerInvariant()}";

    private static Rejection? IdentityRefused(ComplainantIdentity? identity) =>
        identity is null || (identity.Name?.Trim().Length is > 0 and <= MaxName && (identity.Contact?.Length ?? 0) <= MaxContact)
            ? null
            : new Rejection(Codes.Invalid, "fields-valid", new("Diga su nombre, o denuncie sin decirlo.", "Say your name, or complain without it."))
            {
                Fields = [new FieldError("identity.name", new($"De 1 a {MaxName} caracteres; el contacto, hasta {MaxContact}.", $"1 to {MaxName} characters; the contact up to {MaxContact}."))],
            };

    private ComplaintTracked Show(FoundComplaint found)
    {
        var s = found.State;
        var today = BusinessCalendar.DayOf(clock.GetUtcNow());
        var open = s.State == ComplaintStates.InfoRequested;
        DateOnly? until = s.State == ComplaintStates.Closed && s.ClosedAt is { } closed ? BusinessCalendar.DayOf(closed).AddDays(ComplaintPolicy.ReopenDays) : null;
        return new ComplaintTracked(
            s.Core.Number, s.State, ComplaintWorkflow.Definition.State(s.State).Label, s.FiledAt, s.AcknowledgedAt, s.ClosedAt, s.PublicAnswer, s.ReferredTo is { } to ? NameOf(to) : null,
            open && s.Core.Deadlines.TryGetValue("answer", out var deadline) ? deadline.Due : null, until >= today ? until : null)
        {
            Questions = [.. s.Questions.Select((q, i) => new QuestionTracked(q.Question, q.AskedAt, q.Answer, q.AnsweredAt, open && i == s.Questions.Length - 1))],
            Steps = found.Steps,
        };
    }

    private static Label NameOf(ReferredTo to)
    {
        var field = typeof(ReferredTo).GetField(to.ToString())!.GetCustomAttribute<FieldAttribute>()!;
        return new Label(field.Es, field.En);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
