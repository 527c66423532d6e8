using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Disposals;

/// <summary>
/// The duties of a disposal. Whoever holds one of them in a case may hold no other in it: who keeps a good, judges it,
/// appraises it, decides on it, hands it over and writes it off are different people (GAO Green Book 10.03; source 004).
/// No pair can be compensated, because every one of them stands on the way to the books.
/// </summary>
public static class DisposalDuty
{
    public const string Keep = "keep";
    public const string Inspect = "inspect";
    public const string Witness = "witness";
    public const string Opine = "technical-opinion";
    public const string Appraise = "appraise";
    public const string Recommend = "recommend";
    public const string ReviewLegal = Authority.Duty.ReviewLegal;
    public const string Authorise = Authority.Duty.Authorise;
    public const string WriteOff = "write-off-books";
    public const string Close = Authority.Duty.Close;

    public static IReadOnlyList<string> All { get; } = [Keep, Inspect, Witness, Opine, Appraise, Recommend, ReviewLegal, Authorise, WriteOff, Close];

    /// <summary>What people call each of them.</summary>
    public static IReadOnlyDictionary<string, Label> Labels { get; } = new Dictionary<string, Label>(StringComparer.Ordinal)
    {
        [Keep] = new("Custodiar y solicitar", "Keep and request"),
        [Inspect] = new("Verificar y entregar", "Verify and hand over"),
        [Witness] = new("Dar fe como auditoría", "Witness as audit"),
        [Opine] = new("Dictaminar", "Give the technical opinion"),
        [Appraise] = new("Valuar", "Appraise"),
        [Recommend] = new("Recomendar y dar destino", "Recommend and assign the destination"),
        [ReviewLegal] = new("Revisión jurídica", "Legal review"),
        [Authorise] = new("Autorizar", "Authorise"),
        [WriteOff] = new("Dar de baja en libros", "Remove from the books"),
        [Close] = new("Cerrar", "Close"),
    };
}
