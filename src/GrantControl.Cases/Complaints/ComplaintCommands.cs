using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Complaints;

// The commands of a complaint, in the order of its table. Field words serve forms, check pages, history and the interface.
#pragma warning disable MA0048 // one small record a command reads better together

/// <summary>Filed by the citizens' door, which alone knows the code and the identity: here come only the hash of one and the other sealed.</summary>
/// <param name="Department">A code of the departments.</param>
/// <param name="AccusedUnit">A role of the institution; null when none was pointed at.</param>
/// <param name="AccusedOrganisation">An organisation of the register; null when none was pointed at.</param>
/// <param name="CodeHash">Keyed hash of the tracking code, lower-case hexadecimal, 64 characters.</param>
/// <param name="Identity">Null when the complaint is anonymous.</param>
public sealed record FileComplaint(
    [Field("Qué ocurrió", "What happened", Long = true)] string What,
    [Field("Departamento", "Department")] string Department,
    [Field("Municipio o lugar", "Municipality or place")] string? Place,
    [Field("Fecha de los hechos", "Date of the facts")] DateOnly? On,
    [Field("A quién señala", "Who is accused")] string? Accused,
    [Field("Unidad señalada", "Unit accused")] string? AccusedUnit,
    [Field("Organización señalada", "Organisation accused")] string? AccusedOrganisation,
    [Field("Evidencia", "Evidence")] IReadOnlyList<DocumentCited> Evidence,
    [Field("Huella del código", "Hash of the code")] string CodeHash,
    [Field("Identidad sellada", "Sealed identity")] SealedIdentity? Identity = null) : ICaseCommand;

/// <summary>Who complained, unreadable without a key that is kept outside the journal.</summary>
/// <param name="Key">Which key opens it.</param>
/// <param name="Box">Nonce, ciphertext and tag, base64.</param>
public sealed record SealedIdentity([Field("Llave", "Key")] string Key, [Field("Sobre", "Box")] string Box);

/// <summary>Reception answers that it came, and says whom it accuses as far as that can be read from it.</summary>
public sealed record AcknowledgeComplaint(
    [Field("Unidad señalada", "Unit accused", Choice = "unit", HintEs = "Su gente no podrá ver ni tramitar la denuncia.", HintEn = "Its people will neither see nor handle the complaint.")] string? AccusedUnit = null,
    [Field("Organización señalada", "Organisation accused", Choice = "organisation")] string? AccusedOrganisation = null,
    [Field("Personas señaladas", "People accused", ItemEs = "Persona", ItemEn = "Person", HintEs = "Quien se marca no verá la denuncia.", HintEn = "Whoever is ticked will not see the complaint.", Choice = "person")] IReadOnlyList<string>? AccusedPeople = null,
    [Field("Nota interna", "Internal note", Long = true)] string? Note = null) : ICaseCommand;

public sealed record LinkDuplicate([Field("Denuncia que repite", "Complaint it repeats", HintEs = "Su número: DEN-2026-000001.", HintEn = "Its number: DEN-2026-000001.")] string Number) : ICaseCommand;

public sealed record AssignComplaint(
    [Field("Investiga", "Investigator", Choice = "person:INV")] string Investigator,
    [Field("Revisa", "Reviewer", Choice = "person:REV")] string Reviewer) : ICaseCommand;

public sealed record ReferComplaint(
    [Field("Se remite a", "Referred to")] ReferredTo To,
    [Field("Motivo", "Reason", Long = true)] string Reason,
    [Field("Respuesta pública", "Public answer", Long = true, HintEs = "La lee quien denunció, con su código.", HintEn = "Whoever complained reads it with the code.")] string Answer) : ICaseCommand;

public enum ReferredTo
{
    [Field("Fiscalía", "Public prosecutor")]
    Prosecutor,

    [Field("Corte de Cuentas", "Court of Accounts (El Salvador)")]
    CourtOfAccounts,

    [Field("Contraloría General de Cuentas", "Comptroller General (Guatemala)")]
    ComptrollerGeneral,
}

public sealed record DismissComplaint(
    [Field("Motivo", "Reason", Long = true)] string Reason,
    [Field("Respuesta pública", "Public answer", Long = true, HintEs = "La lee quien denunció, con su código.", HintEn = "Whoever complained reads it with the code.")] string Answer) : ICaseCommand;

public sealed record InvestigateComplaint([Field("Nota interna", "Internal note", Long = true)] string? Note = null) : ICaseCommand;

public sealed record AskInfo([Field("Pregunta", "Question", Long = true, HintEs = "La lee quien denunció, con su código.", HintEn = "Whoever complained reads it with the code.")] string Question) : ICaseCommand;

public sealed record AnswerInfo(
    [Field("Respuesta", "Answer", Long = true)] string Text,
    [Field("Evidencia", "Evidence")] IReadOnlyList<DocumentCited> Evidence) : ICaseCommand;

/// <summary>The investigator concludes; the reviewer, who must come to the same, agrees.</summary>
public sealed record ConcludeComplaint(
    [Field("Conclusión", "Conclusion")] Conclusion Outcome,
    [Field("Fundamento", "Grounds", Long = true)] string Grounds,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public enum Conclusion
{
    [Field("Hay hallazgo", "There is a finding")]
    Finding,

    [Field("Es infundada", "It is unfounded")]
    Unfounded,
}

/// <summary>The reviewer does not agree: the investigation goes on.</summary>
public sealed record SendBackConclusion([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

/// <summary>Internal control says who of which unit plans the correction: from then on he sees the complaint.</summary>
public sealed record EntrustPlan([Field("Responsable del plan", "Responsible for the plan", Choice = "person:TEC,LEG,FIN,TES,PAT,TIT")] string Person) : ICaseCommand;

public sealed record PlanCorrection([Field("Medidas", "Measures", ItemEs = "Medida", ItemEn = "Measure")] IReadOnlyList<Measure> Measures) : ICaseCommand;

public sealed record Measure(
    [Field("Qué se hará", "What will be done", Long = true)] string Text,
    [Field("A más tardar", "Not later than")] DateOnly Due);

public sealed record ReturnPlan([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

public sealed record VerifyCorrection(
    [Field("Qué se comprobó", "What was found", Long = true)] string Text,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record NotifyComplainant([Field("Respuesta pública", "Public answer", Long = true, HintEs = "La lee quien denunció, con su código.", HintEn = "Whoever complained reads it with the code.")] string Answer) : ICaseCommand;

public sealed record ReopenComplaint(
    [Field("Motivo", "Reason", Long = true)] string Reason,
    [Field("Evidencia nueva", "New evidence")] IReadOnlyList<DocumentCited> Evidence) : ICaseCommand;

public sealed record LinkCase([Field("Expediente", "Case", HintEs = "Número de la subvención, el contrato o el descargo.", HintEn = "Number of the grant, contract or disposal.")] string Number) : ICaseCommand;

public sealed record UnlinkCase([Field("Expediente", "Case", Choice = "link", HintEs = "Número del expediente vinculado.", HintEn = "Number of the linked case.")] string Number) : ICaseCommand;

/// <param name="Reason">Whoever may see the frozen case reads it.</param>
public sealed record FreezeCase(
    [Field("Expediente", "Case", Choice = "link", HintEs = "Número del expediente vinculado.", HintEn = "Number of the linked case.")] string Number,
    [Field("Motivo", "Reason", Long = true, HintEs = "Lo lee quien ve el expediente congelado: no diga quién denunció.", HintEn = "Whoever sees the frozen case reads it: do not say who complained.")] string Reason) : ICaseCommand;

public sealed record LiftFreeze(
    [Field("Expediente", "Case", Choice = "link", HintEs = "Número del expediente vinculado.", HintEn = "Number of the linked case.")] string Number,
    [Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

public sealed record RequestUnseal([Field("Para qué hace falta", "What it is needed for", Long = true)] string Reason) : ICaseCommand;

public sealed record AnswerUnseal(
    [Field("Se consiente", "Consented")] bool Consented,
    [Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

/// <summary>The identity is looked at. Each time leaves its event.</summary>
public sealed record OpenIdentity : ICaseCommand;
