using GrantControl.Journal.Assets;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.People;
using GrantControl.Journal.Visits;
using GrantControl.Web.Assets;
using GrantControl.Web.Audit;
using GrantControl.Web.Budget;
using GrantControl.Web.Cases;
using GrantControl.Web.CommandLine;
using GrantControl.Web.Complaints;
using GrantControl.Web.Documents;
using GrantControl.Web.Forms;
using GrantControl.Web.Health;
using GrantControl.Web.OpenApi;
using GrantControl.Web.Papers;
using GrantControl.Web.PlanEditor;
using GrantControl.Web.Reports;
using GrantControl.Web.Search;
using GrantControl.Web.Sessions;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Languages;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;
using GrantControl.Web.Shared.Security;
using GrantControl.Web.Telemetry;
using GrantControl.Web.Visits;
using GrantControl.Web.Workflows;
using Microsoft.AspNetCore.DataProtection;

namespace GrantControl.Web;

/// <summary>The program put together: what it is made of, and what answers at which address.</summary>
public static class Application
{
    /// <param name="adjust">Further registrations: the host of a cluster, or what a test puts in another's place.</param>
    public static WebApplication Build(ServeOptions options, DatabaseOptions database, Action<WebApplicationBuilder>? adjust = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(database);
        var builder = NewBuilder(options);
        builder.Services.AddSingleton(options);
        builder.AddCaseHost(options, database);
        builder.Services.AddBudget().AddAssets().AddVisits().AddScoped<DemonstrationLoader>();
        builder.Services.AddSignedIn().AddSessions();
        builder.Services.AddInterfaceDescription();
        builder.Services.AddPages().AddPageTurns();
        builder.Services.AddForms();
        builder.Services.AddPlanEditor();
        builder.Services.AddDataProtection().SetApplicationName("grantcontrol").PersistKeysToJournal();
        builder.Services.AddHostedService<TelemetryService>();
        builder.Services.AddSearch(options.Role);
        builder.Services.AddPapers();
        builder.Services.AddSingleton<Assets.AssetCommands>();
        builder.Services.AddComplaints(options.Data);
        adjust?.Invoke(builder);

        var app = builder.Build();
        LibraryFiles.Use(app.Environment.WebRootPath);
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseHsts();
        app.UseFrontEnd();
        app.UseLanguageChoice();
        PlainText.Use(app);
        app.UseEndedSessions();
        app.UseRouting();
        app.UsePageTurns();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapHealth();
        if (options.Role == ProcessRole.Silo)
        {
            return app;
        }

        app.MapGroup("/api/v1").MapSessions();
        app.MapGroup("/api/v1").MapCitizens();
        var api = app.MapGroup("/api/v1").RequireAuthorization(SignedIn.Programs).RequireKnownPerson();
        api.MapMe();
        api.MapAccount();
        api.MapCases();
        api.MapDocuments();
        api.MapBudget();
        api.MapAssets();
        api.MapComplaints();
        api.MapVisits();
        api.MapReports();
        api.MapAudit();
        app.MapInboxStream();
        app.MapComplaintBoardStream();
        app.MapVisitWorker();
        app.MapDiagrams();
        app.MapCaseDocumentLinks();
        app.MapOpenApi();
        app.MapGet("/", static () => Results.Redirect("/inbox")).ExcludeFromDescription();
        app.MapRazorPages().RequireAuthorization(SignedIn.Browsers);
        return app;
    }

    private static WebApplicationBuilder NewBuilder(ServeOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)

            // A client that waits for the first silo warns every second that there is none.
            .AddFilter("Orleans", options.Role == ProcessRole.Web ? LogLevel.Error : LogLevel.Warning)
            .AddSimpleConsole(static console => console.SingleLine = true);
        builder.WebHost.UseUrls($"http://{(options is { Port: 0, Listen: "localhost" } ? "127.0.0.1" : options.Listen)}:{options.Port}");
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Above every limit of ours, so that a body too large is answered in our words and not by a cut connection.
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        return builder;
    }
}
