using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;

namespace GrantControl.Web.Complaints;

/// <summary>The words of complaints that their workflow does not bring.</summary>
internal static class ComplaintWords
{
    public static KindWords All { get; } = new()
    {
        Introduction = new(
            "Cualquiera denuncia desde el portal, sin cuenta y sin decir quién es; recepción acusa recibo y control interno la asigna a quien investiga y a quien revisa. "
            + "La unidad señalada no la ve ni la tramita, y la identidad de quien denunció solo se abre si dos personas de áreas distintas están de acuerdo. "
            + "Si hay hallazgo, la unidad presenta un plan, control interno comprueba que se cumplió y quien denunció lee la respuesta con su código.",
            "Anybody complains through the portal, without an account and without saying who he is; intake acknowledges and internal control assigns it to an investigator and a reviewer. "
            + "The accused unit neither sees nor handles it, and who complained is opened only when two people of different areas agree. "
            + "With a finding the unit files a plan, internal control checks that it was carried out, and whoever complained reads the answer with the code."),
        Events = Table(
            ("complaint.filed/1", "Denuncia presentada", "Complaint filed"),
            ("complaint.acknowledged/1", "Recibo acusado", "Acknowledged"),
            ("complaint.duplicate-linked/1", "Denuncia repetida vinculada", "Duplicate linked"),
            ("complaint.assigned/1", "Denuncia asignada", "Complaint assigned"),
            ("complaint.referred/1", "Remitida a otra institución", "Referred to another institution"),
            ("complaint.dismissed/1", "Desestimada", "Dismissed"),
            ("complaint.investigation-started/1", "Investigación iniciada", "Investigation started"),
            ("complaint.info-asked/1", "Pregunta a quien denunció", "Question to the complainant"),
            ("complaint.info-answered/1", "Respuesta de quien denunció", "Answer of the complainant"),
            ("complaint.info-lapsed/1", "Pregunta sin respuesta; la investigación sigue", "Question not answered; the investigation goes on"),
            ("complaint.concluded/1", "Conclusión", "Conclusion"),
            ("complaint.conclusion-sent-back/1", "Conclusión devuelta", "Conclusion sent back"),
            ("complaint.plan-entrusted/1", "Plan encargado", "Plan entrusted"),
            ("complaint.correction-planned/1", "Plan correctivo presentado", "Corrective plan filed"),
            ("complaint.plan-returned/1", "Plan devuelto", "Plan returned"),
            ("complaint.correction-verified/1", "Corrección verificada", "Correction verified"),
            ("complaint.notified/1", "Respuesta dada a quien denunció", "Complainant answered"),
            ("complaint.reopened/1", "Denuncia reabierta", "Complaint reopened"),
            ("complaint.case-linked/1", "Expediente vinculado", "Case linked"),
            ("complaint.case-unlinked/1", "Expediente desvinculado", "Case unlinked"),
            ("complaint.case-frozen/1", "Expediente vinculado congelado", "Linked case frozen"),
            ("complaint.freeze-lifted/1", "Congelación levantada", "Freeze lifted"),
            ("complaint.unseal-requested/1", "Petición de conocer la identidad", "Request to know the identity"),
            ("complaint.unseal-answered/1", "Petición de identidad respondida", "Request for the identity answered"),
            ("complaint.identity-opened/1", "Identidad vista", "Identity looked at"),
            ("complaint.deadline-missed/1", "Plazo vencido", "Deadline missed")),
        Members = Table(
            ("institution", "Institución", "Institution"),
            ("identitySealed", "Hay una identidad sellada", "There is a sealed identity"),
            ("identity", "Identidad sellada", "Sealed identity"),
            ("codeHash", "Huella del código", "Hash of the code"),
            ("filedAt", "Presentada", "Filed"),
            ("acknowledgedAt", "Recibo acusado", "Acknowledged"),
            ("closedAt", "Terminada", "Ended"),
            ("duplicates", "Denuncias de lo mismo", "Complaints of the same thing"),
            ("publicAnswer", "Respuesta pública", "Public answer"),
            ("number", "Número", "Number"),
            ("of", "Denuncia que repite", "Complaint it repeats"),
            ("to", "Se remite a", "Referred to"),
            ("answer", "Respuesta pública", "Public answer"),
            ("areas", "Áreas de quien pide", "Areas of whoever asks"),
            ("until", "Vigente hasta", "In force until"),
            ("kind", "Clase de expediente", "Kind of case"),
            ("part", "Parte", "Part"),
            ("by", "Quién", "Who"),
            ("at", "Cuándo", "When"),
            ("judgements", "Conclusiones", "Conclusions"),
            ("measures", "Medidas", "Measures"),
            ("entrusted", "Responsable del plan", "Responsible for the plan"),
            ("questions", "Preguntas", "Questions"),
            ("links", "Expedientes vinculados", "Linked cases"),
            ("unsealings", "Peticiones de identidad", "Requests for the identity")),
        Values = Table(
            ("finding", "Hay hallazgo", "There is a finding"),
            ("unfounded", "Es infundada", "It is unfounded"),
            (ComplaintWorkflow.InPlace, "En lugar de la unidad señalada", "In the place of the unit accused"),
            ("prosecutor", "Fiscalía", "Public prosecutor"),
            ("court-of-accounts", "Corte de Cuentas", "Court of Accounts (El Salvador)"),
            ("comptroller-general", "Contraloría General de Cuentas", "Comptroller General (Guatemala)"),
            ("investigator", "Quien investiga", "Investigator"),
            ("reviewer", "Quien revisa", "Reviewer"),
            ("grant", "Subvención", "Grant"),
            ("contract", "Contrato", "Contract"),
            ("disposal", "Descargo de bienes", "Disposal of assets"),
            ("complaint", "Denuncia", "Complaint")),
        Rules = Table(
            (ComplaintRules.AccusedBarred, "No la tramita nadie de la unidad señalada ni con vínculo con ella", "Nobody of the accused unit, or related to it, handles it"),
            (ComplaintRules.InPlaceOfAccused, "Si la unidad que suele actuar es la señalada, actúa otra en su lugar", "If the unit that usually acts stands accused, another acts in its place"),
            (ComplaintRules.PeopleFit, "Las personas elegidas tienen el rol, son distintas y no están señaladas", "The people chosen hold the role, are different and not accused"),
            (ComplaintRules.AssignedPerson, "Actúa la persona a quien se asignó", "The person it was assigned to acts"),
            (ComplaintRules.EntrustedPerson, "Actúa la persona a quien se encargó el plan", "The person entrusted with the plan acts"),
            (ComplaintRules.QuestionsCapped, $"Se pregunta {ComplaintPolicy.MaxQuestions} veces como máximo", $"Questions are asked {ComplaintPolicy.MaxQuestions} times at most"),
            (ComplaintRules.SomethingConcluded, "Quien investiga ya concluyó", "The investigator has concluded"),
            (ComplaintRules.OneConclusion, "Ninguna otra conclusión espera a quien revisa", "No other conclusion waits for the reviewer"),
            (ComplaintRules.PlanDated, "Cada medida tiene una fecha por venir, de un año como máximo", "Each measure has a date to come, a year at most"),
            (ComplaintRules.AnswerPublic, "Hay una respuesta que quien denunció puede leer", "There is an answer the complainant can read"),
            (ComplaintRules.FreezesLifted, "Ningún expediente sigue congelado por esta denuncia", "No case stays frozen by this complaint"),
            (ComplaintRules.WithinReopening, $"No han pasado {ComplaintPolicy.ReopenDays} días desde el cierre", $"{ComplaintPolicy.ReopenDays} days have not passed since closing"),
            (ComplaintRules.NewEvidence, "La evidencia es nueva", "The evidence is new"),
            (ComplaintRules.LinkKnown, "El expediente existe y es una subvención, un contrato o un descargo", "The case exists and is a grant, a contract or a disposal"),
            (ComplaintRules.LinkFreezeStands, "Según esté congelado o no por esta denuncia", "According to whether this complaint has it frozen"),
            (ComplaintRules.DuplicateKnown, "La otra denuncia existe y no está vinculada", "The other complaint exists and is not linked"),
            (ComplaintRules.IdentitySealed, "Hay una identidad sellada", "There is a sealed identity"),
            (ComplaintRules.RequestOpen, "Según haya o no una petición por responder", "According to whether a request is open"),
            (ComplaintRules.OtherArea, "Quien consiente es de otra área que quien pide", "Whoever consents is of another area than whoever asks"),
            (ComplaintRules.ConsentInForce, "Hay un consentimiento vigente", "A consent is in force")),
        States = Table(
            (State(ComplaintStates.Received), "Llegó por el portal; recepción debe leerla y acusar recibo.", "It came through the portal; intake must read and acknowledge it."),
            (State(ComplaintStates.Acknowledged), "Se leyó; control interno la asigna, la remite o la desestima.", "It was read; internal control assigns, refers or dismisses it."),
            (State(ComplaintStates.Referred), "Pasó a otra institución, con respuesta a quien denunció.", "It passed to another institution, with an answer to the complainant."),
            (State(ComplaintStates.Dismissed), "No se tramita, con su motivo y respuesta a quien denunció.", "It is not processed, with reason and answer to the complainant."),
            (State(ComplaintStates.Assigned), "Tiene quien investigue y quien revise.", "It has an investigator and a reviewer."),
            (State(ComplaintStates.Investigating), "Se investiga; puede preguntarse a quien denunció.", "It is investigated; the complainant may be asked."),
            (State(ComplaintStates.InfoRequested), "Se espera la respuesta de quien denunció; el plazo está detenido.", "The complainant's answer is awaited; the term stands still."),
            (State(ComplaintStates.Finding), "Se comprobó una falta; la unidad presenta un plan para corregirla.", "A fault was confirmed; the unit files a plan to correct it."),
            (State(ComplaintStates.Unfounded), "No se comprobó falta; queda responder a quien denunció.", "No fault was confirmed; the complainant is to be answered."),
            (State(ComplaintStates.ActionPlan), "Hay plan con fechas; control interno verificará que se cumpla.", "There is a dated plan; internal control verifies that it is carried out."),
            (State(ComplaintStates.Resolved), "La corrección se comprobó; queda responder a quien denunció.", "The correction was checked; the complainant is to be answered."),
            (State(ComplaintStates.Closed), "Quien denunció tiene respuesta; puede reabrirse con pruebas nuevas.", "The complainant has an answer; it may be reopened with new evidence.")),
    };

    private static string State(string state) => $"{ComplaintWorkflow.Definition.Id}/{state}";

    private static Dictionary<string, Label> Table(params (string Key, string Es, string En)[] rows) =>
        rows.ToDictionary(static r => r.Key, static r => new Label(r.Es, r.En), StringComparer.Ordinal);
}
