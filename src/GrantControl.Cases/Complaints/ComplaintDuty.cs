using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

/// <summary>The duties of a complaint. Who may hold which together is said by <see cref="Sets"/>.</summary>
public static class ComplaintDuty
{
    public const string Receive = "receive";
    public const string Triage = "triage";
    public const string Investigate = "investigate";
    public const string Review = "review";
    public const string Implement = "implement";
    public const string Verify = "verify-correction";
    public const string KeepIdentity = "keep-identity";

    public static IReadOnlyList<string> All { get; } = [Receive, Triage, Investigate, Review, Implement, Verify, KeepIdentity];

    /// <summary>Whoever triages may verify the correction later, and receive where reception stands accused; nothing else goes together.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Sets { get; } =
    [
        [Receive, Investigate, Review, Implement, Verify, KeepIdentity],
        [Triage, Investigate, Review, Implement, KeepIdentity],
    ];

    /// <summary>What people call each of them.</summary>
    public static IReadOnlyDictionary<string, Label> Labels { get; } = new Dictionary<string, Label>(StringComparer.Ordinal)
    {
        [Receive] = new("Recibir denuncias", "Receive complaints"),
        [Triage] = new("Decidir su trámite", "Decide how they are handled"),
        [Investigate] = new("Investigar", "Investigate"),
        [Review] = new("Revisar la conclusión", "Review the conclusion"),
        [Implement] = new("Corregir", "Correct"),
        [Verify] = new("Verificar la corrección", "Verify the correction"),
        [KeepIdentity] = new("Custodiar la identidad", "Keep the identity"),
    };
}
