using Microsoft.AspNetCore.Identity;

namespace GrantControl.Journal.People;

/// <summary>
/// Refuses passwords that are tried first: well-known ones of twelve characters and more, runs of one character or of a
/// keyboard row, and those that hold the user's own name. Nothing is asked about their composition (ASVS 5.0, 6.2).
/// </summary>
public sealed class CommonPasswords : IPasswordValidator<Account>
{
    private static readonly HashSet<string> Known = new(
        ("123456789012 1234567890123 12345678901234 123456789123 123123123123 111111111111 000000000000 abcdefghijkl "
        + "qwertyuiop12 qwertyuiop123 qwertyuiopas asdfghjklzxc 1q2w3e4r5t6y 1qaz2wsx3edc q1w2e3r4t5y6 zaq12wsxcde3 "
        + "password1234 password12345 password123456 passwordpassword contrasena12 contrasena123 contraseña12 contraseña123 "
        + "contrasenasegura administrador administrator bienvenido12 bienvenido123 welcome12345 iloveyou1234 teamomucho12 "
        + "guatemala123 guatemala1234 guatemala2026 elsalvador12 elsalvador123 elsalvador503 elsalvador2026 "
        + "ministerio12 ministerio123 grantcontrol grantcontrol1 grantcontrol123 letmeinletmein adminadminadmin").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = password ?? "";
        var bad = text.Length > 128 || Known.Contains(text) || text.Distinct().Count() < 5
            || (user.UserName is { Length: >= 4 } name && text.Contains(name, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(bad
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordTooCommon", Description = "The password is too easily guessed." })
            : IdentityResult.Success);
    }
}
