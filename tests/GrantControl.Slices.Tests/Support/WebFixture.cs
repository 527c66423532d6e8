using System.Net.Http.Headers;
using GrantControl.Journal.Databases;
using GrantControl.Journal.People;
using GrantControl.Web;
using GrantControl.Web.CommandLine;
using GrantControl.Web.Complaints;
using GrantControl.Web.Papers;
using GrantControl.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Support;

/// <summary>The whole program on a free port over a database of its own: <c>IClassFixture&lt;WebFixture&gt;</c> in the collection of PostgreSQL.</summary>
public class WebFixture : IAsyncLifetime
{
    /// <summary>The password of every person of these tests.</summary>
    public const string Password = "una frase de prueba";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("gc-web-");
    private readonly Dictionary<string, ApiClient> _clients = new(StringComparer.Ordinal);

    public TestDatabase Database { get; private set; } = null!;

    public WebApplication App { get; private set; } = null!;

    /// <summary>The time of the cases; sessions always run on the machine's.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    public Uri Address => new(App.Urls.Single());

    public async Task InitializeAsync()
    {
        var postgres = new PostgresFixture();
        await postgres.InitializeAsync();
        Database = await postgres.NewDatabaseAsync();
        await WorkflowPublisher.PublishAsync(Database.Journal, Installed.Kinds);
        App = Application.Build(
            new ServeOptions(0, _data, Empty: true, HostKind.Embedded) { Listen = "127.0.0.1" },
            Database.Options,
            Adjust);
        await App.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await Database.DisposeAsync();
        _data.Delete(recursive: true);
    }

    public HttpClient NewHttp() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public ApiClient Anonymous() => new(NewHttp());

    /// <summary>A person with roles, made and signed in the first time he is asked for.</summary>
    public async Task<ApiClient> PersonAsync(string id, string[] roles, string? organisation = null)
    {
        if (_clients.TryGetValue(id, out var known))
        {
            return known;
        }

        await Database.PersonAsync(id, roles, organisation);
        await using (var scope = App.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<PeopleAccounts>().OpenAsync(id, Password)).Should().BeNull();
        }

        var client = Anonymous();
        var session = await client.SendAsync(HttpMethod.Post, "/api/v1/sessions", ApiClient.Json(new { user = id, password = Password }));
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Json.GetProperty("accessToken").GetString());
        return _clients[id] = client;
    }

    /// <summary>What stands in another's place in these tests.</summary>
    protected virtual void Adjust(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(Clock).AddSingleton(new SignInLimits(PerUserAndMinute: 12, PerAddressAndMinute: 10_000))
            .AddSingleton(new VerifyLimits(PerAddressAndMinute: 10_000))
            .AddSingleton(new ComplaintLimits { Filing = new(1_000, 1_000, 1_000), Evidence = new(1_000, 1_000, 1_000), Tracking = new(1_000, 1_000, 1_000) });
}
