using GrantControl.Journal.Authority;
using GrantControl.Journal.People;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrantControl.Web.Sessions;

/// <summary>
/// What a person keeps of his own: the declaration of interests that guard C asks of every act, the roles he delegates while
/// he is away (guard A), his password and his one-time codes.
/// </summary>
public sealed class AccountModel(IFactsReader facts, PeopleDirectory directory, PeopleAccounts accounts, RegisterLists lists, TimeProvider clock) : LocalizedPage
{
    public const string Interests = "interests";
    public const string Delegations = "delegations";
    public const string Password = "password";
    public const string Codes = "codes";

    /// <summary>What was just done, by its section.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public PersonFacts Person { get; private set; } = null!;

    public IReadOnlyList<RegisterEntry> Organisations { get; private set; } = [];

    public IReadOnlyList<RegisterEntry> Colleagues { get; private set; } = [];

    public IReadOnlyList<DelegationGiven> Given { get; private set; } = [];

    public bool HasCodes { get; private set; }

    /// <summary>The section that was sent and refused, and why.</summary>
    public string? Refused { get; private set; }

    public IReadOnlyList<FieldError> Faults { get; private set; } = [];

    /// <summary>A new secret that no code was shown of yet; base 32.</summary>
    public string? Secret { get; private set; }

    public InterestsForm InterestsTyped { get; private set; } = new();

    public DelegationForm DelegationTyped { get; private set; } = new();

    public DateOnly Today => BusinessCalendar.DayOf(clock.GetUtcNow());

    /// <summary>Whether the declaration counts today: without one nothing is decided.</summary>
    public bool Declared => Person.Declaration?.ValidUntil >= Today;

    /// <summary>Roles that can be delegated.</summary>
    public IReadOnlyList<string> Delegable => [.. Person.Roles.Where(static r => r != Role.Administrator).Order(StringComparer.Ordinal)];

    public string? Fault(string section, string path) => Refused == section && Faults.FirstOrDefault(f => f.Path == path) is { } fault ? L.T(fault.Message) : null;

    public string NameOf(string organisation) => Organisations.FirstOrDefault(o => o.Id == organisation)?.Name ?? organisation;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        InterestsTyped = new InterestsForm { ValidUntil = Today.AddYears(1).AddDays(-1), Related = [.. Person.Declaration?.RelatedOrganisations ?? new HashSet<string>()] };
        DelegationTyped = new DelegationForm { Starts = Today, Ends = Today.AddDays(14) };
    }

    public async Task<IActionResult> OnPostInterestsAsync([FromForm] InterestsForm form, CancellationToken cancellation)
    {
        InterestsTyped = form;
        var refusal = form.ValidUntil is { } until
            ? await directory.DeclareInterestsAsync(Me.Institution, Me.Person, until, form.Related ?? [], cancellation)
            : Missing("validUntil");
        return await AnswerAsync(Interests, refusal, cancellation);
    }

    public async Task<IActionResult> OnPostDelegateAsync([FromForm] DelegationForm form, CancellationToken cancellation)
    {
        DelegationTyped = form;
        var refusal = form is { To.Length: > 0, Starts: { } starts, Ends: { } ends }
            ? await directory.DelegateAsync(Me.Institution, Me.Person, form.To, form.Roles ?? [], starts, ends, cancellation)
            : Missing(string.IsNullOrEmpty(form.To) ? "to" : "ends");
        return await AnswerAsync(Delegations, refusal, cancellation);
    }

    public async Task<IActionResult> OnPostRevokeAsync([FromForm] string to, CancellationToken cancellation) =>
        await AnswerAsync(Delegations, await directory.RevokeDelegationAsync(Me.Institution, Me.Person, to, cancellation), cancellation);

    /// <summary>Every other session of the person ends; this one goes on with the new password.</summary>
    public async Task<IActionResult> OnPostPasswordAsync([FromForm] string? current, [FromForm] string? code, [FromForm] string? next, [FromForm] string? again, CancellationToken cancellation)
    {
        var refusal = next != again ? Wrong("again", "No es igual a la contraseña nueva.", "It is not the same as the new password.")
            : await ProveAsync(current, code) ?? await accounts.ChangePasswordAsync(Me.Person, current!, next ?? "");
        if (refusal is null && (await Attempts.SignInAsync(HttpContext, Me.Person, next!, null)).Caller is { } renewed)
        {
            await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SessionEndpoints.PrincipalOf(renewed, CookieAuthenticationDefaults.AuthenticationScheme));
        }

        return await AnswerAsync(Password, refusal, cancellation);
    }

    /// <summary>A new secret for the authenticator, for whoever knows the password; what was set up before ends with it.</summary>
    public async Task<IActionResult> OnPostSecretAsync([FromForm] string? current, [FromForm] string? code, CancellationToken cancellation)
    {
        if (await ProveAsync(current, code) is { } refusal)
        {
            return await AnswerAsync(Codes, refusal, cancellation);
        }

        Secret = await accounts.NewSecretAsync(Me.Person);
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync([FromForm] string? secret, [FromForm] string? code, CancellationToken cancellation)
    {
        var refusal = await accounts.ConfirmSecretAsync(Me.Person, (code ?? "").Replace(" ", "", StringComparison.Ordinal));
        Secret = refusal is not null && secret is { Length: > 0 and <= 64 } && secret.All(char.IsAsciiLetterOrDigit) ? secret : null;
        return await AnswerAsync(Codes, refusal, cancellation);
    }

    private Caller Me => Caller.Of(HttpContext);

    /// <summary>Slowed down and counted like signing in: whoever finds a session open does not guess the password here.</summary>
    private async Task<Rejection?> ProveAsync(string? current, string? code)
    {
        var (_, problem) = await Attempts.SignInAsync(HttpContext, Me.Person, current ?? "", string.IsNullOrWhiteSpace(code) ? null : code.Trim());
        return problem is null ? null
            : ReferenceEquals(problem.Kind, Shared.Problems.ProblemKind.CodeRequired) ? Wrong("code", "El código no es correcto o ya se usó.", "The code is not right, or was used.")
            : ReferenceEquals(problem.Kind, Shared.Problems.ProblemKind.Unauthenticated) ? Wrong("current", "La contraseña no es correcta.", "The password is not right.")
            : Wrong("current", "Demasiados intentos: espere unos minutos.", "Too many attempts: wait some minutes.");
    }

    private async Task<IActionResult> AnswerAsync(string section, Rejection? refusal, CancellationToken cancellation)
    {
        if (refusal is null)
        {
            return Redirect($"/account?done={section}#{section}");
        }

        (Refused, Faults) = (section, refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError("", refusal.Message)]);
        await LoadAsync(cancellation);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Person = (await facts.PersonAsync(Me.Institution, Me.Person, TimeSpan.Zero, cancellation))!;
        Organisations = await lists.OrganisationsAsync(Me.Institution, cancellation);
        Colleagues = [.. (await lists.ColleaguesAsync(Me.Institution, Person.Organisation, cancellation)).Where(p => p.Id != Person.Id)];
        Given = await directory.GivenAsync(Me.Institution, Me.Person, cancellation);
        HasCodes = await accounts.HasCodesAsync(Me.Person);
    }

    private static Rejection Missing(string path) => Wrong(path, "Falta este dato.", "This is missing.");

    private static Rejection Wrong(string path, string es, string en) =>
        new(Kernel.Deciders.Codes.Invalid, "account-rules", new Label(es, en)) { Fields = [new FieldError(path, new Label(es, en))] };
}

/// <summary>A declaration of interests as it is typed.</summary>
public sealed record InterestsForm
{
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Ids of organisations; null when none is ticked.</summary>
    public IReadOnlyList<string>? Related { get; init; }
}

/// <summary>A delegation as it is typed.</summary>
public sealed record DelegationForm
{
    public string? To { get; init; }

    /// <summary>Null when none is ticked.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    public DateOnly? Starts { get; init; }

    public DateOnly? Ends { get; init; }
}
