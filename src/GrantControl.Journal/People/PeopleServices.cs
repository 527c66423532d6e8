using GrantControl.Journal.Databases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GrantControl.Journal.People;

/// <summary>Registers accounts, sign-in and the register of people. It expects a <see cref="JournalDatabase"/>.</summary>
public static class PeopleServices
{
    /// <summary>Failed attempts after which an account rests.</summary>
    public const int MaxFailures = 5;

    /// <summary>How long it rests.</summary>
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDbContext<PeopleDbContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<JournalDatabase>().Application));
        services.AddIdentityCore<Account>(Configure)
            .AddUserStore<UserOnlyStore<Account, PeopleDbContext, string>>()
            .AddPasswordValidator<CommonPasswords>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);

        // OWASP's count for PBKDF2 with SHA-512 (2023).
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.TryAddSingleton<PeopleDirectory>();
        services.TryAddSingleton<PeopleTrail>();
        services.TryAddScoped<PeopleSignIn>();
        services.TryAddScoped<PeopleAccounts>();
        services.TryAddScoped<DemoPeopleSeed>();
        return services;
    }

    /// <summary>Keeps the keys of cookies and tokens in the database.</summary>
    public static IDataProtectionBuilder PersistKeysToJournal(this IDataProtectionBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<KeyRepository>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<KeyRepository>((options, keys) => options.XmlRepository = keys);
        return builder;
    }

    private static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 1;
        options.Lockout.MaxFailedAccessAttempts = MaxFailures;
        options.Lockout.DefaultLockoutTimeSpan = Lockout;
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._@-";
    }
}
