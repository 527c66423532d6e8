using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Authority;

// What the areas that review a case say of its content, and what is recorded of it. Each kind gives the events a name of its
// own in the journal.
#pragma warning disable MA0048 // one small record a command or event reads better together

/// <param name="Gate"><c>legal</c>, <c>finance</c> or <c>control</c>.</param>
public sealed record ClearGate(
    [Field("Visto bueno", "Gate", Choice = "gate", Given = GivenBy.Variant)] string Gate,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents,
    [Field("Nota", "Note", Long = true)] string? Note = null) : ICaseCommand;

public sealed record ObserveGate(
    [Field("Visto bueno", "Gate", Choice = "gate", Given = GivenBy.Variant)] string Gate,
    [Field("Observaciones", "Observations", ItemEs = "Observación", ItemEn = "Observation", HintEs = "Cada una en la sección de la que habla: al corregirla se vuelve a revisar.", HintEn = "Each on the section it speaks of: correcting that section opens the review again.")]
    IReadOnlyList<ObservationMade> Observations) : ICaseCommand;

/// <summary>One observation; it hangs on the section it speaks of.</summary>
public sealed record ObservationMade(
    [Field("Sección", "Section", Choice = "section")] string Section,
    [Field("Qué debe corregirse", "What must be corrected", Long = true)] string Text);

public sealed record ObservationAnswered(
    [Field("Observación", "Observation", Given = GivenBy.Row)] int Observation,
    [Field("Respuesta", "Answer", Long = true)] string Text);

/// <param name="ContentHash">The content this gate cleared.</param>
public sealed record GateCleared(string Gate, string ContentHash, string? Note) : CaseEvent;

public sealed record GateObserved(string Gate, IReadOnlyList<Observation> Observations) : CaseEvent;

/// <summary>An observation of a gate, numbered through the case.</summary>
public sealed record Observation(int Number, string Gate, string Section, string Text, string By)
{
    public string? Answer { get; init; }
}

/// <summary>A gate's clearance: by whom, when, on which content.</summary>
public sealed record Clearance(string By, string? StandInFor, DateTimeOffset At, long Version, string ContentHash, string? Note);
