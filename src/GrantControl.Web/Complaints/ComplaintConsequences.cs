using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;

namespace GrantControl.Web.Complaints;

/// <summary>What a command does to a complaint and to whom it concerns, in words a person reads before sending it.</summary>
internal static class ComplaintConsequences
{
    public static IReadOnlyList<Label> Of(CaseShown shown, CommandOffered offered)
    {
        var view = shown.View<ComplaintView>();
        return offered.Command switch
        {
            "acknowledge" =>
            [
                new("Quien denunció verá que se recibió y se leyó, y queda lista la constancia para imprimir.", "Whoever complained sees that it came and was read, and the receipt is ready to print."),
                new("Desde ahora no la ven la unidad, la organización ni las personas señaladas.", "From now on the unit, the organisation and the people accused do not see it."),
            ],
            "link-duplicate" => [new("Las dos denuncias siguen abiertas y cada una con su respuesta; ninguna se borra.", "Both complaints stay open, each with its own answer; none is deleted.")],
            "assign" => [new("Solo estas dos personas, recepción, control interno y auditoría verán la denuncia.", "Only these two, intake, internal control and audit see the complaint.")],
            "refer" => [new("La denuncia termina aquí y quien denunció lee la respuesta pública con su código.", "The complaint ends here, and whoever complained reads the public answer with the code.")],
            "dismiss" => [new("La denuncia termina aquí, sin investigarse. Quien denunció lee por qué.", "The complaint ends here without an investigation. Whoever complained reads why.")],
            "investigate" => [new("Empieza a correr el plazo de 30 días hábiles para concluir.", "The term of 30 business days to conclude begins.")],
            "ask-info" =>
            [
                new($"Quien denunció lee la pregunta con su código y tiene 10 días hábiles. Va {view.Questions.Count + 1} de {ComplaintPolicy.MaxQuestions}.", $"Whoever complained reads the question with the code and has 10 business days. This is {view.Questions.Count + 1} of {ComplaintPolicy.MaxQuestions}."),
                new("El plazo de la investigación se detiene mientras tanto.", "The term of the investigation stands still meanwhile."),
            ],
            "conclude" when view.Judgements is [.., { Part: "investigator" }] =>
            [
                new("Usted confirma lo que concluyó quien investigó, y la denuncia sale de la investigación.", "You confirm what the investigator concluded, and the complaint leaves the investigation."),
                new("Si no lo comparte, devuelva la conclusión en lugar de confirmarla.", "If you do not agree, send the conclusion back instead of confirming it."),
            ],
            "conclude" => [new("Vale cuando quien investiga y quien revisa concluyen lo mismo.", "It counts once investigator and reviewer conclude the same.")],
            "send-back" => [new("La investigación sigue y quien investiga debe concluir de nuevo.", "The investigation goes on and the investigator must conclude again.")],
            "entrust" => [new("Esta persona verá la denuncia desde ahora y presenta el plan en 10 días hábiles.", "This person sees the complaint from now on and files the plan within 10 business days.")],
            "plan" => [new("Control interno verificará el plan al llegar su última fecha.", "Internal control verifies the plan when its last date comes.")],
            "verify" => [new("La falta queda por corregida; falta responder a quien denunció.", "The fault counts as corrected; whoever complained is still to be answered.")],
            "return-plan" => [new("El plan no se acepta; la unidad presenta otro.", "The plan is not accepted; the unit files another.")],
            "notify" =>
            [
                new("Quien denunció lee esta respuesta con su código. No nombre a quien denunció.", "Whoever complained reads this answer with the code. Do not name the complainant."),
                new($"La denuncia se cierra; puede reabrirse {ComplaintPolicy.ReopenDays} días con pruebas nuevas.", $"The complaint is closed; it may be reopened for {ComplaintPolicy.ReopenDays} days with new evidence."),
            ],
            "reopen" => [new("La investigación sigue con la evidencia nueva.", "The investigation goes on with the new evidence.")],
            "link" => [new("El expediente aparece aquí con un enlace. Todavía no se detiene nada.", "The case appears here with a link. Nothing is stopped yet.")],
            "unlink" => [new("El expediente deja de aparecer en esta denuncia; la historia lo conserva.", "The case no longer appears in this complaint; the history keeps it.")],
            "freeze" => [new("En el expediente elegido nada avanza ni se paga hasta que se levante aquí.", "In the chosen case nothing advances or is paid until it is lifted here.")],
            "lift-freeze" => [new("El expediente vuelve a avanzar y a pagarse, si nada más lo detiene.", "The case advances and is paid again, unless something else stops it.")],
            "request-unseal" => [new("Lo decide otra persona, de otra área. La petición y su motivo quedan registrados.", "Another person of another area decides. Request and reason are recorded.")],
            "answer-unseal" =>
            [
                new($"Si consiente, quien investiga podrá ver la identidad durante {ComplaintPolicy.OpenFor.TotalHours:0} horas; cada vez queda registrada.", $"With consent the investigator may look at the identity for {ComplaintPolicy.OpenFor.TotalHours:0} hours; each time is recorded."),
            ],
            "open-identity" => [new("Queda registrado que usted la vio.", "It is recorded that you looked.")],
            _ => [],
        };
    }
}
