using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using Microsoft.AspNetCore.Identity;

namespace GrantControl.Journal.People;

/// <summary>Passwords and one-time codes of registered persons.</summary>
public sealed class PeopleAccounts(UserManager<Account> accounts)
{
    /// <summary>Gives a registered person a user name (his id) and a password. Null when done; an account that exists is left as it is.</summary>
    public async Task<Rejection?> OpenAsync(string person, string password)
    {
        if (await accounts.FindByIdAsync(person).ConfigureAwait(false) is not null)
        {
            return null;
        }

        return Judge(await accounts.CreateAsync(new Account { Id = person, UserName = person }, password).ConfigureAwait(false));
    }

    /// <summary>Changes a password; sessions opened with the old one end, see <see cref="Authority.PersonFacts.SessionMark"/>.</summary>
    public async Task<Rejection?> ChangePasswordAsync(string person, string current, string next) =>
        await accounts.FindByIdAsync(person).ConfigureAwait(false) is { } account
            ? Judge(await accounts.ChangePasswordAsync(account, current, next).ConfigureAwait(false))
            : Unknown;

    /// <summary>Whether the person signs in with a one-time code besides the password.</summary>
    public async Task<bool> HasCodesAsync(string person) => await accounts.FindByIdAsync(person).ConfigureAwait(false) is { TwoFactorEnabled: true };

    /// <summary>A fresh secret for the person's authenticator, base 32; null when there is no such account. It counts once confirmed.</summary>
    public async Task<string?> NewSecretAsync(string person)
    {
        if (await accounts.FindByIdAsync(person).ConfigureAwait(false) is not { } account)
        {
            return null;
        }

        await accounts.ResetAuthenticatorKeyAsync(account).ConfigureAwait(false);
        return await accounts.GetAuthenticatorKeyAsync(account).ConfigureAwait(false);
    }

    /// <summary>Turns one-time codes on, once the person has shown that his authenticator has the secret.</summary>
    public async Task<Rejection?> ConfirmSecretAsync(string person, string code)
    {
        if (await accounts.FindByIdAsync(person).ConfigureAwait(false) is not { } account)
        {
            return Unknown;
        }

        return await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code).ConfigureAwait(false)
            ? Judge(await accounts.SetTwoFactorEnabledAsync(account, enabled: true).ConfigureAwait(false))
            : Invalid("code", "El código no es correcto.", "The code is not right.");
    }

    private static readonly Rejection Unknown = new(Codes.NotFound, "account-known", new Label("No existe esa cuenta.", "There is no such account."));

    private static Rejection? Judge(IdentityResult result) => result.Errors.FirstOrDefault()?.Code switch
    {
        null => null,
        "PasswordTooShort" => Invalid("password", "La contraseña lleva al menos 12 caracteres.", "The password has at least 12 characters."),
        "PasswordTooCommon" => Invalid("password", "La contraseña es demasiado conocida o contiene el usuario.", "The password is too common, or holds the user name."),
        "PasswordMismatch" => Invalid("current", "La contraseña actual no es correcta.", "The current password is not right."),
        var code => Invalid("account", $"La cuenta no se pudo guardar ({code}).", $"The account could not be saved ({code})."),
    };

    private static Rejection Invalid(string field, string es, string en)
    {
        var label = new Label(es, en);
        return new Rejection(Codes.Invalid, "account-rules", label) { Fields = [new FieldError(field, label)] };
    }
}
