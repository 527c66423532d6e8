using System.Text;
using System.Text.Json;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Documents;
using GrantControl.Journal.Complaints;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Demonstration;

/// <summary>Who plays which duty in a complaint: the ids of real accounts.</summary>
public sealed record ComplaintCast(
    string Intake, string Control, string Checker, string Investigator, string Reviewer, string Custodian, string Unit);

/// <summary>What a story complains of.</summary>
public sealed record ComplaintScript(string Key, string What, string Department, string? Place = null, string? Accused = null)
{
    public string? AccusedOrganisation { get; init; }

    /// <summary>Null for an anonymous complaint.</summary>
    public ComplainantIdentity? Identity { get; init; }
}

/// <summary>
/// Walks one complaint through its life by real commands. Run twice with the same key it sends the same keys, so an
/// interrupted run goes on where it stopped.
/// </summary>
public sealed class ComplaintStory(
    ICaseHost host, StoreDocument store, TrackingCodes codes, IdentitySeal seal, ComplaintCast cast, StoryClock clock, string institution, ComplaintScript script)
{
    private int _sent;
    private int _documents;

    public CaseId Id { get; } = GrantStory.IdOf(institution, $"complaint:{script.Key}");

    public long Version { get; private set; }

    public string State { get; private set; } = "";

    public string Number { get; private set; } = "";

    /// <summary>The tracking code of whoever complained.</summary>
    public string Code { get; } = codes.Make(institution, $"story-complaint-{script.Key}");

    /// <summary>How long people take for each step.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromHours(5);

    private DateOnly Today => BusinessCalendar.DayOf(clock.GetUtcNow());

    /// <summary>Goes on until the complaint stands in a state.</summary>
    /// <exception cref="StoryException">A command was refused.</exception>
    public async Task GoToAsync(string state)
    {
        foreach (var (at, step) in Way(state))
        {
            if (State == state)
            {
                return;
            }

            if (State == at)
            {
                await step();
            }
        }
    }

    /// <summary>Sends a command on the version the story knows and answers whatever comes.</summary>
    public async Task<CommandOutcome> TryAsync(string person, string command, ICaseCommand body)
    {
        var opens = command == ComplaintKind.Instance.OpeningCommand;
        var outcome = await host.SendAsync(
            new CaseCommand(
                institution, ComplaintKind.Instance.Kind, Id, opens ? $"story-complaint-{script.Key}" : $"story-{Id}-{++_sent:0000}", command, opens ? null : Version, person, null,
                JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options)),
            CancellationToken.None);
        if (outcome.IsAccepted)
        {
            (Version, State, Number) = (outcome.Version, outcome.State, outcome.Number);
            clock.Advance(Pace);
        }

        return outcome;
    }

    public async Task FileAsync() => await SendAsync(Actor.CitizenPerson, "file", new FileComplaint(
        script.What, script.Department, script.Place, Today.AddDays(-9), script.Accused, null, script.AccusedOrganisation,
        await DocumentsAsync(Actor.CitizenPerson, DocumentType.ComplaintEvidence), codes.Hash(Code), script.Identity is { } who ? seal.Seal(who, script.Key) : null));

    public Task AcknowledgeAsync() => SendAsync(cast.Intake, "acknowledge", new AcknowledgeComplaint(Note: "Se lee completa y con evidencia."));

    public Task AssignAsync() => SendAsync(cast.Control, "assign", new AssignComplaint(cast.Investigator, cast.Reviewer));

    public Task InvestigateAsync() => SendAsync(cast.Investigator, "investigate", new InvestigateComplaint("Se piden actas y recibos."));

    public Task AskAsync() => SendAsync(cast.Investigator, "ask-info", new AskInfo("¿Recuerda en qué fecha y en qué lugar ocurrió?"));

    public async Task AnswerAsync() => await SendAsync(
        Actor.CitizenPerson, "answer", new AnswerInfo("Fue en la bodega municipal, a mediados de mes.", await DocumentsAsync(Actor.CitizenPerson, DocumentType.ComplaintEvidence)));

    public async Task ConcludeAsync(Conclusion outcome)
    {
        await SendAsync(cast.Investigator, "conclude", new ConcludeComplaint(outcome, "Consta en las actas y en los recibos.", await DocumentsAsync(cast.Investigator, DocumentType.InvestigationReport)));
        await SendAsync(cast.Reviewer, "conclude", new ConcludeComplaint(outcome, "Se comprobó lo que dice el informe.", []));
    }

    public async Task PlanAsync()
    {
        await SendAsync(cast.Control, "entrust", new EntrustPlan(cast.Unit));
        await SendAsync(cast.Unit, "plan", new PlanCorrection([new Measure("Reponer lo que faltó.", Today.AddDays(20)), new Measure("Recibir con dos firmas.", Today.AddDays(30))]));
    }

    public async Task VerifyAsync() => await SendAsync(
        cast.Checker, "verify", new VerifyCorrection("Se repuso lo que faltó y se recibe con dos firmas.", await DocumentsAsync(cast.Checker, DocumentType.CorrectiveEvidence)));

    public Task NotifyAsync() => SendAsync(cast.Intake, "notify", new NotifyComplainant("Se investigó lo que usted denunció y se corrigió. Gracias por avisar."));

    /// <summary>Internal control links a case, and freezes it when a reason is given.</summary>
    public async Task LinkAsync(string other, string? freeze = null)
    {
        await SendAsync(cast.Control, "link", new LinkCase(other));
        if (freeze is not null)
        {
            await SendAsync(cast.Control, "freeze", new FreezeCase(other, freeze));
        }
    }

    public Task LiftAsync(string other) => SendAsync(cast.Control, "lift-freeze", new LiftFreeze(other, "Se aclaró."));

    /// <summary>The investigator asks to know who complained, and the second custodian consents.</summary>
    public async Task ConsentAsync()
    {
        await SendAsync(cast.Investigator, "request-unseal", new RequestUnseal("Hay que oír a quien lo vio."));
        await SendAsync(cast.Custodian, "answer-unseal", new AnswerUnseal(true, "Sin su dicho no se puede concluir."));
    }

    private IEnumerable<(string At, Func<Task> Step)> Way(string state)
    {
        var unfounded = state == ComplaintStates.Unfounded;
        return
        [
            ("", FileAsync),
            (ComplaintStates.Received, AcknowledgeAsync),
            (ComplaintStates.Acknowledged, () => state switch
            {
                ComplaintStates.Referred => SendAsync(cast.Control, "refer", new ReferComplaint(ReferredTo.ComptrollerGeneral, "Le corresponde a la Contraloría.", "Su denuncia la atenderá la Contraloría General de Cuentas.")),
                ComplaintStates.Dismissed => SendAsync(cast.Control, "dismiss", new DismissComplaint("No trata de fondos de la institución.", "Lo que denuncia no depende de esta institución.")),
                _ => AssignAsync(),
            }),
            (ComplaintStates.Assigned, InvestigateAsync),
            (ComplaintStates.Investigating, AskAsync),
            (ComplaintStates.InfoRequested, AnswerAsync),
            (ComplaintStates.Investigating, () => ConcludeAsync(unfounded ? Conclusion.Unfounded : Conclusion.Finding)),
            (ComplaintStates.Finding, PlanAsync),
            (ComplaintStates.ActionPlan, VerifyAsync),
            (ComplaintStates.Resolved, NotifyAsync),
        ];
    }

    private async Task SendAsync(string person, string command, ICaseCommand body)
    {
        var outcome = await TryAsync(person, command, body);
        if (outcome.Rejection is { } no)
        {
            throw new StoryException($"{script.Key} {command} by {person} in {State}: {no.Code} ({no.Rule}) {no.Message.En} {string.Join("; ", no.Fields.Select(f => $"{f.Path}: {f.Message.En}"))}");
        }
    }

    private async Task<IReadOnlyList<DocumentCited>> DocumentsAsync(string person, string type)
    {
        var name = $"{type}-{script.Key}-{++_documents:000}.txt";
        return [new DocumentCited(type, await store(name, Encoding.UTF8.GetBytes($"Documento de demostración {name}\nCaso {Id}\n"), person), name)];
    }
}
