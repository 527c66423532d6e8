namespace GrantControl.Kernel.Workflows;

/// <summary>The six guards of workflows.md. A–E stand on every human trigger, F on what advances or pays.</summary>
[Flags]
public enum Guards
{
    None = 0,

    /// <summary>A: the role, or a dated, non-transferable delegation of it.</summary>
    Authority = 1,

    /// <summary>B: neither the actor nor whoever he stands in for holds an incompatible duty in this case.</summary>
    Segregation = 2,

    /// <summary>C: a current declaration of interests, and no related party in the case.</summary>
    Interests = 4,

    /// <summary>D: the documents are present, hashed and not used before.</summary>
    Documents = 8,

    /// <summary>E: the version acted on is the current one.</summary>
    Version = 16,

    /// <summary>F: no blocking finding and no freeze.</summary>
    Unblocked = 32,

    /// <summary>A–E: what every human trigger carries.</summary>
    Human = Authority | Segregation | Interests | Documents | Version,

    /// <summary>A–F: what every human trigger that advances the case or pays carries.</summary>
    Advancing = Human | Unblocked,
}
