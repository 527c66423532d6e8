using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GrantControl.Journal.People;

/// <summary>Accounts over the tables our own migrations make; no table is ever created from here.</summary>
public sealed class PeopleDbContext(DbContextOptions<PeopleDbContext> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("identity");
        modelBuilder.Entity<Account>(account =>
        {
            account.ToTable("account").HasKey(a => a.Id);
            account.Property(a => a.Id).HasColumnName("id");
            account.Property(a => a.UserName).HasColumnName("user_name");
            account.Property(a => a.NormalizedUserName).HasColumnName("normalized_user_name");
            account.Property(a => a.PasswordHash).HasColumnName("password_hash");
            account.Property(a => a.SecurityStamp).HasColumnName("security_stamp");
            account.Property(a => a.ConcurrencyStamp).HasColumnName("concurrency_stamp").IsConcurrencyToken();
            account.Property(a => a.TwoFactorEnabled).HasColumnName("two_factor_enabled");
            account.Property(a => a.LockoutEnd).HasColumnName("lockout_end");
            account.Property(a => a.LockoutEnabled).HasColumnName("lockout_enabled");
            account.Property(a => a.AccessFailedCount).HasColumnName("access_failed_count");
            account.Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed)
                .Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
        });
        modelBuilder.Entity<IdentityUserToken<string>>(token =>
        {
            token.ToTable("account_token").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.Property(t => t.UserId).HasColumnName("account");
            token.Property(t => t.LoginProvider).HasColumnName("login_provider");
            token.Property(t => t.Name).HasColumnName("name");
            token.Property(t => t.Value).HasColumnName("value");
            token.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
        });
    }
}
