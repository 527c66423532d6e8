using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Authority;

// What internal control, audit and the clock say to a case of any kind, and what is recorded of it. Each kind gives the
// events a name of its own in the journal.
#pragma warning disable MA0048 // one small record a command or event reads better together

public sealed record RaiseFinding(
    [Field("Hallazgo", "Finding", Long = true, HintEs = "Qué se encontró y en qué se apoya.", HintEn = "What was found and what it rests on.")] string Text,
    [Field("Detiene los avances y los pagos", "Stops progress and payments", HintEs = "Un hallazgo que detiene congela lo que avanza o paga hasta que otra persona lo cierre.", HintEn = "A finding that stops freezes whatever advances or pays until another person resolves it.")] bool Blocking) : ICaseCommand;

public sealed record ResolveFinding(
    [Field("Hallazgo", "Finding", Choice = "finding")] int Finding,
    [Field("Cómo se resolvió", "How it was resolved", Long = true)] string Text,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record FreezePayments([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

public sealed record UnfreezePayments([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

/// <summary>Sent by the clock when a deadline passes.</summary>
public sealed record ExpireDeadline([Field("Plazo", "Deadline", Given = GivenBy.Clock)] string Deadline) : ICaseCommand;

public sealed record FindingRaised(int Number, string Text, bool Blocking) : CaseEvent;

public sealed record FindingResolved(int Number, string Text) : CaseEvent;

/// <summary>A deadline passed: its owner is told, and it escalates. Once.</summary>
public sealed record DeadlineMissed(string Deadline, string Owner, string EscalatesTo) : CaseEvent;

public sealed record PaymentsFrozen(string Reason) : CaseEvent;

public sealed record PaymentsUnfrozen(string Reason) : CaseEvent;
