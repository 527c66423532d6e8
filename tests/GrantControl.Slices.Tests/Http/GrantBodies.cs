using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Http;

/// <summary>People and bodies of the grant that these tests send.</summary>
internal static class GrantBodies
{
    public const string NgoA = "ong-a";
    public const string NgoB = "ong-b";

    public static object Opening(string organisation = NgoA, string title = "Alfabetización rural", string callDate = "2030-12-31") => new
    {
        organisation,
        title,
        call = "CONV-2026-01",
        callDate,
        currency = "GTQ",
    };

    public static Task<ApiClient> FormulatorAsync(this WebFixture web, string organisation = NgoA) =>
        web.PersonAsync("formulador." + organisation, ["NGO"], organisation);

    /// <summary>A draft of an organisation, opened over HTTP.</summary>
    public static async Task<ApiAnswer> OpenAsync(this ApiClient client, string organisation = NgoA, string? key = null)
    {
        var answer = await client.CommandAsync("/api/v1/grants", Opening(organisation), key: key);
        answer.StatusNumber.Should().Be(201, answer.Text);
        return answer;
    }
}
