using System.Security.Cryptography;
using System.Text;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Behaviour.Walk;

/// <summary>Complaints on a walk. They are about the walk's own cases, which they freeze and let go.</summary>
public sealed class WalkedComplaint(WalkDesk desk) : WalkedKind(ComplaintKind.Instance, desk)
{
    private static readonly string[] Units = [Role.Control, Role.Intake, Role.Finance, Role.Technical];

    public override int Share => 16;

    public override int AtOnce => 5;

    public override IReadOnlyDictionary<string, string[]> Duties { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [ComplaintDuty.Receive] = ["rec1", "ctl3"],
        [ComplaintDuty.Triage] = ["ctl1", "aud1"],
        [ComplaintDuty.Investigate] = ["inv1", "inv2"],
        [ComplaintDuty.Review] = ["rev1"],
        [ComplaintDuty.Implement] = ["tec2", "legal2"],
        [ComplaintDuty.Verify] = ["ctl2", "aud2"],
        [ComplaintDuty.KeepIdentity] = ["cdi1"],
    };

    public override IReadOnlyList<string> Others => [Actor.CitizenPerson, "rec1"];

    public override async Task<(CaseId Id, string Person, ICaseCommand Body)> OpenAsync()
    {
        var made = Desk.Next();
        return (Desk.NewId(), Actor.CitizenPerson, new FileComplaint(
            $"Lo que pasó {made}.", Desk.Seldom() ? "GT.XX" : "GT.HU", "Chiantla", Desk.Today.AddDays(Desk.Seldom() ? 1 : -9), null,
            Desk.OneIn(8) ? Desk.Any(Units) : null, Desk.OneIn(8) ? "org-a" : null,
            await Desk.CiteAsync(Actor.CitizenPerson, DocumentType.ComplaintEvidence),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"código {Desk.Seed} {made}"))),
            Desk.OneIn(2) ? new SealedIdentity("llave", "c29icmU=") : null));
    }

    public override double Weight(WalkAct act)
    {
        var links = ((ComplaintState)act.Case.State).Links;
        return act.Row.Trigger switch
        {
            "link" => links.IsEmpty ? 0.5 : 0.05,
            "freeze" => links.All(l => l.Frozen is null) && act.Row.To is not (ComplaintStates.Resolved or ComplaintStates.Unfounded) ? 0.4 : 0.03,
            "lift-freeze" => act.Row.To is ComplaintStates.Resolved or ComplaintStates.Unfounded ? 0.6 : 0.04,
            "refer" or "dismiss" or "unlink" => 0.04,
            "assign" when act.Row.From.Contains(act.Row.To) => 0.03,
            "link-duplicate" or "send-back" or "return-plan" or "request-unseal" or "ask-info" or "reopen" => 0.1,
            "open-identity" or "answer-unseal" => 0.5,
            _ => base.Weight(act),
        };
    }

    protected override async Task<ICaseCommand?> WriteOwnAsync(WalkAct act)
    {
        var state = (ComplaintState)act.Case.State;
        return act.Row.Trigger switch
        {
            "acknowledge" => new AcknowledgeComplaint(Desk.OneIn(12) ? Desk.Any(Units) : null),
            "link-duplicate" => new LinkDuplicate(Desk.Any(Desk.Cases[Kind.Kind]).Core.Number),
            "assign" => new AssignComplaint(Desk.Any(["inv1", "inv2"]), Desk.Seldom() ? "inv1" : "rev1"),
            "refer" => new ReferComplaint(ReferredTo.ComptrollerGeneral, "Le corresponde.", "La atenderá la Contraloría."),
            "dismiss" => new DismissComplaint("No trata de fondos.", "No depende de esta institución."),
            "investigate" => new InvestigateComplaint(),
            "ask-info" => new AskInfo("¿Dónde fue?"),
            "answer" => new AnswerInfo("En la bodega.", await Desk.CiteAsync(act.Person, DocumentType.ComplaintEvidence)),
            "conclude" => new ConcludeComplaint(Concluded(state), "Consta en actas.", await PapersAsync(act)),
            "send-back" => new SendBackConclusion("Falta oír a alguien."),
            "entrust" => new EntrustPlan(Desk.Any(["tec2", "legal2"])),
            "plan" => new PlanCorrection([new Measure("Reponer lo que faltó.", Desk.Today.AddDays(Desk.Seldom() ? -1 : 20))]),
            "verify" => new VerifyCorrection("Se repuso.", await PapersAsync(act)),
            "return-plan" => new ReturnPlan("No alcanza."),
            "notify" => new NotifyComplainant("Se investigó y se corrigió."),
            "reopen" => new ReopenComplaint("Hay más.", await Desk.CiteAsync(act.Person, DocumentType.ComplaintEvidence)),
            "link" => new LinkCase(Target()),
            "unlink" => new UnlinkCase(Linked(state, frozen: false)),
            "freeze" => new FreezeCase(Linked(state, frozen: false), "Se revisa la compra."),
            "lift-freeze" => new LiftFreeze(Linked(state, frozen: true), "Se aclaró."),
            "request-unseal" => new RequestUnseal("Hay que oír a quien lo vio."),
            "answer-unseal" => new AnswerUnseal(!Desk.OneIn(4), "Sin su dicho no se concluye."),
            "open-identity" => new OpenIdentity(),
            _ => null,
        };
    }

    /// <summary>What whoever investigates found; whoever reviews agrees with it, and seldom does not. The two rows are one offer.</summary>
    private Conclusion Concluded(ComplaintState state) => (state.Core.Position.PartsDone.IsEmpty || Desk.Seldom(), state.Judgements.LastOrDefault()?.Outcome) switch
    {
        (false, { } found) => found,
        _ => Desk.OneIn(3) ? Conclusion.Unfounded : Conclusion.Finding,
    };

    /// <summary>Mostly a case that waits for money; seldom no case at all.</summary>
    private string Target()
    {
        var running = ComplaintPolicy.Linkable.SelectMany(k => Desk.Cases.GetValueOrDefault(k) ?? []).Where(c => c.State.Version > 0 && !c.Ended).ToList();
        var paying = running.Where(c => c.State is ITrancheCase t && t.Tranches.Keys.Any(n => t.StateOfTranche(n) is TrancheWorkflow.Scheduled or TrancheWorkflow.Requested or TrancheWorkflow.Cleared or TrancheWorkflow.Approved)).ToList();
        return running.Count == 0 || Desk.Seldom() ? "SUB-1999-000001" : Desk.Any(paying.Count > 0 && !Desk.OneIn(3) ? paying : running).Core.Number;
    }

    private static string Linked(ComplaintState state, bool frozen) => state.Links.FirstOrDefault(l => l.Frozen is not null == frozen)?.Number ?? "SUB-1999-000001";
}
