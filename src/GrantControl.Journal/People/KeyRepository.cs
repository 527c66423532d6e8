using System.Xml.Linq;
using GrantControl.Journal.Databases;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace GrantControl.Journal.People;

/// <summary>
/// The keys of cookies and tokens, in the database: sessions survive a restart, and every process of an installation
/// reads what another has signed. Whoever can read the database can read them, as he can the password hashes.
/// </summary>
public sealed class KeyRepository(JournalDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.Application.CreateCommand("SELECT xml FROM identity.data_protection_key ORDER BY id");
        using var reader = command.ExecuteReader();
        List<XElement> keys = [];
        while (reader.Read())
        {
            keys.Add(XElement.Parse(reader.GetString(0)));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var command = database.Application.CreateCommand(
            "INSERT INTO identity.data_protection_key (name, xml) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        command.Parameters.Add(new NpgsqlParameter { Value = friendlyName });
        command.Parameters.Add(new NpgsqlParameter { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
