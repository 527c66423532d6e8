using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace GrantControl.Journal.Databases;

/// <summary>Where the database is, and as whom the program comes to it: as owner to migrate, as the application to work.</summary>
/// <param name="Owner">Connection string of the role that owns the tables.</param>
public sealed record DatabaseOptions(string Owner)
{
    /// <summary>Owner's connection string of a server somebody else runs.</summary>
    public const string OwnerVariable = "GRANTCONTROL_DB";

    /// <summary>The application's password on such a server; without it one is derived from the owner's.</summary>
    public const string PasswordVariable = "GRANTCONTROL_APP_PASSWORD";

    /// <summary>The role the program works as. It may read, and append through one function; it can change nothing recorded.</summary>
    public const string ApplicationRole = "grantcontrol_app";

    /// <summary>Further assemblies with embedded <c>Migrations/NNNN_name.sql</c>; numbers are unique over all of them.</summary>
    public IReadOnlyList<Assembly> MigrationAssemblies { get; init; } = [];

    /// <summary>Connections each host keeps at most to the database as the application, 5 to 500.</summary>
    public int MaxPoolSize { get; init; } = 40;

    /// <summary>Loops that write to the journal, 1 to 16.</summary>
    public int Writers { get; init; } = 2;

    /// <summary>Appends that may wait before the program answers that it is overloaded.</summary>
    public int MaxWaiting { get; init; } = 2_000;

    /// <summary>The application's password: the variable's, or a digest of the owner's so that every host computes the same.</summary>
    public string? ApplicationPassword
    {
        get
        {
            if (field is not null)
            {
                return field;
            }

            var owner = new NpgsqlConnectionStringBuilder(Owner).Password;
            return owner is null or ""
                ? null
                : Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(owner), Encoding.UTF8.GetBytes(ApplicationRole)));
        }

        init;
    }

    /// <summary>Connection string of the application's role.</summary>
    public string Application =>
        new NpgsqlConnectionStringBuilder(Owner)
        {
            Username = ApplicationRole,
            Password = ApplicationPassword,
            ApplicationName = "grantcontrol",
            MaxPoolSize = MaxPoolSize,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,

            // No command of ours changes a session, so there is nothing to reset between two of them.
            NoResetOnClose = true,
        }.ConnectionString;

    /// <summary>Options of the server the environment names; null when it names none.</summary>
    public static DatabaseOptions? FromEnvironment() =>
        Environment.GetEnvironmentVariable(OwnerVariable) is { Length: > 0 } owner
            ? new DatabaseOptions(owner) { ApplicationPassword = Environment.GetEnvironmentVariable(PasswordVariable) }
            : null;
}
