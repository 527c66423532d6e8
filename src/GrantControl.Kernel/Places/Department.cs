namespace GrantControl.Kernel.Places;

/// <summary>A department: the first division of Guatemala and of El Salvador.</summary>
/// <param name="Code">Country and two letters (<c>GT.HU</c>), the words of public base maps; kept in events, so never changed.</param>
/// <param name="Country">ISO 3166-1 alpha-2: <c>GT</c> or <c>SV</c>.</param>
/// <param name="Name">As it is written, with its accents.</param>
public sealed record Department(string Code, string Country, string Name);
