using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Kinds;

namespace GrantControl.Web.Complaints;

/// <summary>The office's screens of a complaint: words, and what its forms choose from.</summary>
public sealed class ComplaintScreens : IKindScreens, IKindForms
{
    public static readonly ComplaintScreens Instance = new();

    private ComplaintScreens()
    {
    }

    public string Kind => ComplaintKind.Instance.Kind;

    public CasePanel Content { get; } = new("facts", new("Hechos denunciados", "Facts complained of"), "/Complaints/_Facts.cshtml", static _ => true);

    public IKindForms Forms => this;

    public IReadOnlySet<string> Releasing { get; } = new HashSet<string>(StringComparer.Ordinal);

    public KindWords Words { get; } = new()
    {
        Introduction = new(
            "Cualquiera denuncia sin cuenta y, si quiere, sin decir quién es; sigue su denuncia con un código que se muestra una sola vez. "
            + "La ven recepción, control interno, auditoría y a quienes se les asigna; nunca la unidad señalada ni quien tenga vínculo con ella.",
            "Anybody complains without an account and, if he wishes, without saying who he is; he follows his complaint with a code that is shown once. "
            + "Intake, internal control, audit and those it is given to see it; never the unit accused nor whoever is related to it."),
        Events = Table(
            ("complaint.filed/1", "Denuncia presentada", "Complaint filed"),
            ("complaint.acknowledged/1", "Recibo acusado", "Acknowledged"),
            ("complaint.duplicate-linked/1", "Denuncia repetida vinculada", "Duplicate linked"),
            ("complaint.assigned/1", "Asignada", "Assigned"),
            ("complaint.referred/1", "Remitida", "Referred"),
            ("complaint.dismissed/1", "Desestimada", "Dismissed"),
            ("complaint.investigation-started/1", "Investigación iniciada", "Investigation started"),
            ("complaint.info-asked/1", "Información pedida a quien denunció", "Complainant asked for information"),
            ("complaint.info-answered/1", "Información recibida", "Information received"),
            ("complaint.info-lapsed/1", "Nadie respondió; la investigación sigue", "Nobody answered; the investigation goes on"),
            ("complaint.concluded/1", "Conclusión", "Conclusion"),
            ("complaint.conclusion-sent-back/1", "Conclusión devuelta", "Conclusion sent back"),
            ("complaint.plan-entrusted/1", "Plan correctivo encargado", "Corrective plan entrusted"),
            ("complaint.correction-planned/1", "Plan correctivo presentado", "Corrective plan filed"),
            ("complaint.plan-returned/1", "Plan correctivo devuelto", "Corrective plan returned"),
            ("complaint.correction-verified/1", "Corrección verificada", "Correction verified"),
            ("complaint.notified/1", "Respuesta notificada", "Answer notified"),
            ("complaint.reopened/1", "Reabierta con evidencia nueva", "Reopened with new evidence"),
            ("complaint.case-linked/1", "Expediente vinculado", "Case linked"),
            ("complaint.case-unlinked/1", "Expediente desvinculado", "Case unlinked"),
            ("complaint.case-frozen/1", "Expediente congelado", "Case frozen"),
            ("complaint.freeze-lifted/1", "Congelación levantada", "Freeze lifted"),
            ("complaint.unseal-requested/1", "Se pidió conocer la identidad", "Identity asked for"),
            ("complaint.unseal-answered/1", "Petición de identidad respondida", "Request for the identity answered"),
            ("complaint.identity-opened/1", "Identidad vista", "Identity looked at")),
        Members = Table(
            ("identitySealed", "Hay una identidad sellada", "There is a sealed identity"),
            ("identity", "Identidad sellada", "Sealed identity"),
            ("codeHash", "Huella del código", "Hash of the code"),
            ("filedAt", "Presentada", "Filed"),
            ("acknowledgedAt", "Recibo acusado", "Acknowledged"),
            ("closedAt", "Terminada", "Ended"),
            ("duplicates", "Denuncias de lo mismo", "Complaints of the same"),
            ("questions", "Preguntas", "Questions"),
            ("judgements", "Conclusiones", "Conclusions"),
            ("measures", "Medidas", "Measures"),
            ("links", "Expedientes vinculados", "Linked cases"),
            ("unsealings", "Peticiones de identidad", "Requests for the identity"),
            ("publicAnswer", "Respuesta pública", "Public answer"),
            ("entrusted", "Responsable del plan", "Responsible for the plan"),
            ("areas", "Áreas de quien pidió", "Areas of whoever asked"),
            ("until", "Hasta", "Until"),
            ("of", "Expediente", "Case")),
        Values = Table((ComplaintWorkflow.InPlace, "En lugar de la unidad señalada", "In the place of the unit accused")),
        Rules = Table(
            (ComplaintRules.AccusedBarred, "No tramita quien es señalado, ni quien tiene vínculo", "Whoever is accused, or related, does not handle it"),
            (ComplaintRules.InPlaceOfAccused, "Si la unidad que corresponde está señalada, actúa otra en su lugar", "If the usual unit stands accused another acts in its place"),
            (ComplaintRules.PeopleFit, "Las personas tienen la función, son dos y no están señaladas", "The people hold the role, are two and are not accused"),
            (ComplaintRules.AssignedPerson, "Sólo a quien se asignó", "Only whom it was assigned to"),
            (ComplaintRules.EntrustedPerson, "Sólo a quien se encargó el plan", "Only whom the plan was entrusted to"),
            (ComplaintRules.QuestionsCapped, "Hasta tres preguntas", "Three questions at most"),
            (ComplaintRules.SomethingConcluded, "Hay una conclusión que devolver", "There is a conclusion to send back"),
            (ComplaintRules.PlanDated, "Cada medida tiene fecha", "Every measure has a date"),
            (ComplaintRules.AnswerPublic, "Hay respuesta para quien denunció", "There is an answer for whoever complained"),
            (ComplaintRules.FreezesLifted, "Nada sigue congelado por la denuncia", "Nothing is still frozen by the complaint"),
            (ComplaintRules.WithinReopening, "Dentro de treinta días", "Within thirty days"),
            (ComplaintRules.NewEvidence, "Hay evidencia nueva", "There is new evidence"),
            (ComplaintRules.LinkKnown, "El expediente existe y es de los que se vinculan", "The case exists and is of a kind that is linked"),
            (ComplaintRules.LinkFreezeStands, "La congelación está como se supone", "The freeze stands as supposed"),
            (ComplaintRules.DuplicateKnown, "Es otra denuncia", "It is another complaint"),
            (ComplaintRules.IdentitySealed, "Hay una identidad sellada", "There is a sealed identity"),
            (ComplaintRules.RequestOpen, "Hay una petición por responder, y sólo una", "There is one request to be answered, and one only"),
            (ComplaintRules.OtherArea, "Consiente alguien de otra área", "Somebody of another area consents"),
            (ComplaintRules.ConsentInForce, "El consentimiento está vigente y es para quien pidió", "The consent is in force, for whoever asked")),
        States = Table(
            ("complaint/received", "Espera que recepción acuse recibo.", "It waits for intake to acknowledge it."),
            ("complaint/acknowledged", "Control interno decide si la asigna, la remite o la desestima.", "Internal control decides to assign, refer or dismiss it."),
            ("complaint/referred", "La atiende otra institución.", "Another institution attends to it."),
            ("complaint/dismissed", "No procede; quien denunció lee por qué.", "It does not proceed; whoever complained reads why."),
            ("complaint/assigned", "Espera a quien la investiga.", "It waits for its investigator."),
            ("complaint/investigating", "Se investiga; quien revisa debe llegar a la misma conclusión.", "It is investigated; the reviewer must come to the same conclusion."),
            ("complaint/info-requested", "Se preguntó a quien denunció; el plazo está detenido.", "Whoever complained was asked; the clock stands still."),
            ("complaint/finding", "Se comprobó; la unidad debe planear la corrección.", "It was confirmed; the unit must plan the correction."),
            ("complaint/unfounded", "No se comprobó; falta notificar.", "It was not confirmed; it is still to be notified."),
            ("complaint/action-plan", "La unidad corrige; otra persona lo verificará.", "The unit corrects; another person will verify it."),
            ("complaint/resolved", "Se corrigió; falta notificar.", "It was corrected; it is still to be notified."),
            ("complaint/closed", "Terminó; puede reabrirse con evidencia nueva en treinta días.", "It has ended; new evidence reopens it within thirty days.")),
    };

    public string? EditorOf(CaseShown shown, CommandOffered offered) => null;

    /// <summary>What is unlinked or frozen is chosen among the cases linked, what is lifted among those frozen.</summary>
    public FormSeed Seed(CaseShown shown, CommandOffered offered)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(offered);
        return offered.Command is "unlink" or "freeze" or "lift-freeze"
            ? FormSeed.None.WithChoices("link", [.. shown.View<ComplaintView>().Links.Where(l => l.Frozen is not null == (offered.Command == "lift-freeze")).Select(static l => new FormChoice(l.Number, new(l.Number, l.Number)))])
            : FormSeed.None;
    }

    public IReadOnlyList<Label> Consequences(CaseShown shown, CommandOffered offered)
    {
        ArgumentNullException.ThrowIfNull(offered);
        return offered.Command switch
        {
            "freeze" => [new("Nada avanza ni se paga en ese expediente hasta que se levante. Quien lo ve lee el número de la denuncia y el motivo.", "Nothing advances or is paid in that case until it is lifted. Whoever sees it reads the number of the complaint and the reason.")],
            "notify" or "dismiss" or "refer" => [new("Quien denunció leerá la respuesta con su código.", "Whoever complained will read the answer with the code.")],
            "entrust" => [new("Desde ahora esa persona ve la denuncia, sin saber quién denunció.", "From now on that person sees the complaint, not who complained.")],
            "answer-unseal" => [new("Si consiente, quien lo pidió podrá ver la identidad durante 24 horas, y cada vez quedará registrado.", "If you consent, whoever asked may look at the identity for 24 hours, and each time is recorded.")],
            "open-identity" => [new("Queda registrado que la vio.", "It is recorded that you looked at it.")],
            _ => [],
        };
    }

    private static Dictionary<string, Label> Table(params (string Key, string Es, string En)[] rows) =>
        rows.ToDictionary(static r => r.Key, static r => new Label(r.Es, r.En), StringComparer.Ordinal);
}
