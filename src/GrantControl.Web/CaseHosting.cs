#if CLUSTER
using GrantControl.Cluster.Hosting;
#endif
using GrantControl.Journal;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Web.CommandLine;

namespace GrantControl.Web;

/// <summary>Which host runs the cases of this process. Everything else in this project knows <c>ICaseHost</c> only.</summary>
public static class CaseHosting
{
    /// <summary>The options with the migrations of every table the chosen host keeps.</summary>
    public static DatabaseOptions WithTablesOf(this DatabaseOptions database, HostKind host)
    {
#if CLUSTER
        return host == HostKind.Orleans ? database.WithCluster() : database;
#else
        return database;
#endif
    }

    public static void AddCaseHost(this WebApplicationBuilder builder, ServeOptions options, DatabaseOptions database)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
#if CLUSTER
        if (options.Host == HostKind.Orleans)
        {
            _ = options.Role == ProcessRole.Web
                ? builder.AddOrleansClient(database, Installed.Kinds, Installed.Calendars)
                : builder.AddOrleansHost(database, Installed.Kinds, Installed.Calendars, new ClusterSettings { Address = options.Address });
            return;
        }
#endif
        builder.Services.AddJournal(database, Installed.Kinds, Installed.Calendars).AddEmbeddedHost();
    }
}
