using GrantControl.Journal.Documents;
using GrantControl.Journal.Drafts;

namespace GrantControl.Web.Forms;

/// <summary>What the forms need.</summary>
public static class FormServices
{
    public static IServiceCollection AddForms(this IServiceCollection services) => services
        .AddSingleton<DraftStore>()
        .AddSingleton<StandingDocuments>()
        .AddSingleton<PreparedCommands>()
        .AddSingleton<DraftTokens>()
        .AddSingleton<ProvenAgain>()
        .AddSingleton<RegisterChoices>()
        .AddScoped<CommandDesk>()
        .AddScoped<CommandServices>();
}
