using System.Data.Common;
using GrantControl.Journal.Databases;

namespace GrantControl.Cluster.Hosting;

internal static class OrleansConnection
{
    public const string Invariant = "Npgsql";

    /// <summary>
    /// The application's role, seeing the schema of the cluster's tables only, with a small pool of its own: snapshots and
    /// heartbeats must neither wait for commands nor crowd them out.
    /// </summary>
    public static string String(DatabaseOptions database) => new DbConnectionStringBuilder
    {
        ConnectionString = database.Application,
        ["Search Path"] = "orleans",
        ["Application Name"] = "grantcontrol-orleans",
        ["Maximum Pool Size"] = 16,
    }.ConnectionString;
}
