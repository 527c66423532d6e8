using GrantControl.Journal.Queries;

namespace GrantControl.Web.Complaints;

/// <summary>The institution citizens complain to: the one configured, or the only one there is.</summary>
public sealed class PortalInstitution(RegisterLists lists, IConfiguration configuration)
{
    /// <summary>Configuration key and environment variable.</summary>
    public const string Variable = "GRANTCONTROL_PORTAL_INSTITUTION";

    private string? _known;

    /// <summary>Null when there is none, or several and none was chosen.</summary>
    public async ValueTask<string?> FindAsync(CancellationToken cancellation)
    {
        if (_known is not null)
        {
            return _known;
        }

        if (configuration[Variable] is { Length: > 0 } chosen)
        {
            return _known = chosen;
        }

        return _known = await lists.OnlyInstitutionAsync(cancellation);
    }
}
