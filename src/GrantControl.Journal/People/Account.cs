using Microsoft.AspNetCore.Identity;

namespace GrantControl.Journal.People;

/// <summary>How one person signs in. Its id is the person's; roles and organisation are the register's business.</summary>
public sealed class Account : IdentityUser<string>;
