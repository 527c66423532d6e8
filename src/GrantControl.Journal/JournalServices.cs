using GrantControl.Journal.Appending;
using GrantControl.Journal.Audit;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GrantControl.Journal;

/// <summary>Puts the journal into a host.</summary>
public static class JournalServices
{
    /// <summary>
    /// Database, writer, facts, queries, audit and <see cref="CaseRuntime"/>. A host that brings its own
    /// <see cref="IWorkflowEngine"/> registers it before; else the table itself is walked.
    /// </summary>
    public static IServiceCollection AddJournal(
        this IServiceCollection services, DatabaseOptions options, IEnumerable<ICaseKind> kinds, IEnumerable<BusinessCalendar> calendars)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IWorkflowEngine>(TableWalker.Instance);
        services.AddSingleton(options);
        services.AddSingleton<JournalDatabase>();
        services.AddSingleton(new CaseKinds(kinds));
        services.AddSingleton(new CalendarBook(calendars));
        services.AddSingleton<CaseStore>();
        services.AddSingleton<JournalWriter>();
        services.AddSingleton<IFactsReader, FactsReader>();
        services.AddSingleton<CaseRuntime>();
        services.AddSingleton<CaseQueries>();
        services.AddSingleton<RegisterLists>();
        services.AddSingleton<Verifier>();
        return services;
    }

    /// <summary>The embedded case host and its deadlines, for one program on one machine.</summary>
    public static IServiceCollection AddEmbeddedHost(this IServiceCollection services, EmbeddedHostOptions? options = null)
    {
        services.AddSingleton(options ?? new EmbeddedHostOptions());
        services.AddSingleton<EmbeddedCaseHost>();
        services.AddSingleton<ICaseHost>(p => p.GetRequiredService<EmbeddedCaseHost>());
        services.AddSingleton<IClockHost>(p => p.GetRequiredService<EmbeddedCaseHost>());
        services.AddSingleton<DeadlineSweeper>();
        services.AddHostedService(p => p.GetRequiredService<DeadlineSweeper>());
        return services;
    }
}
