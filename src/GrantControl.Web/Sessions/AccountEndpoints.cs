using GrantControl.Journal.Authority;
using GrantControl.Journal.People;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Sessions;

/// <summary>What a person keeps of his own: password, one-time codes, and the roles he delegates while he is away.</summary>
public static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("sessions");
        me.Post("/password", ChangePasswordAsync).Accepts<PasswordRequest>("application/json").Produces(StatusCodes.Status204NoContent).WithName("change-password");
        me.Post("/second-factor", NewSecretAsync).Produces<SecretAnswer>().WithName("new-second-factor");
        me.Post("/second-factor/confirm", ConfirmSecretAsync).Accepts<CodeRequest>("application/json").Produces(StatusCodes.Status204NoContent).WithName("confirm-second-factor");
        me.Post("/delegations", DelegateAsync).Accepts<DelegationRequest>("application/json").Produces(StatusCodes.Status204NoContent).WithName("delegate");
        me.MapMethods("/delegations/{person}", [HttpMethods.Delete], (Delegate)RevokeAsync).Produces(StatusCodes.Status204NoContent).WithName("revoke-delegation");
    }

    private static Task<IResult> ChangePasswordAsync(HttpContext context) =>
        DoAsync<PasswordRequest>(context, async (r, caller) =>
        {
            var refusal = await Accounts(context).ChangePasswordAsync(caller.Person, r.Current, r.Next);

            // Reading him anew forgets what was remembered, and with it the sessions of the old password.
            await context.RequestServices.GetRequiredService<IFactsReader>().PersonAsync(caller.Institution, caller.Person, TimeSpan.Zero, context.RequestAborted);
            return refusal;
        });

    private static async Task<IResult> NewSecretAsync(HttpContext context)
    {
        var person = Caller.Of(context).Person;
        return await Accounts(context).NewSecretAsync(person) is { } secret
            ? Results.Json(new SecretAnswer(secret, $"otpauth://totp/GrantControl:{Uri.EscapeDataString(person)}?secret={secret}&issuer=GrantControl"))
            : new Problem(ProblemKind.NotFound);
    }

    private static Task<IResult> ConfirmSecretAsync(HttpContext context) =>
        DoAsync<CodeRequest>(context, (r, caller) => Accounts(context).ConfirmSecretAsync(caller.Person, r.Code));

    private static Task<IResult> DelegateAsync(HttpContext context) =>
        DoAsync<DelegationRequest>(context, (r, caller) => context.RequestServices.GetRequiredService<PeopleDirectory>()
            .DelegateAsync(caller.Institution, caller.Person, r.To, [.. r.Roles], r.Starts, r.Ends, context.RequestAborted));

    private static async Task<IResult> RevokeAsync(HttpContext context)
    {
        var caller = Caller.Of(context);
        return Answer(await context.RequestServices.GetRequiredService<PeopleDirectory>()
            .RevokeDelegationAsync(caller.Institution, caller.Person, (string)context.GetRouteValue("person")!, context.RequestAborted));
    }

    private static async Task<IResult> DoAsync<T>(HttpContext context, Func<T, Caller, Task<Rejection?>> act)
        where T : class
    {
        var (request, problem) = await RequestBody.ReadAsync<T>(context.Request);
        return request is null ? problem! : Answer(await act(request, Caller.Of(context)));
    }

    private static IResult Answer(Rejection? refusal) => refusal is null ? Results.NoContent() : Problem.Of(refusal);

    private static PeopleAccounts Accounts(HttpContext context) => context.RequestServices.GetRequiredService<PeopleAccounts>();
}

/// <summary>A new password in place of the current one.</summary>
public sealed record PasswordRequest(string Current, string Next);

/// <summary>What an authenticator needs; it counts once a code of it has been confirmed.</summary>
/// <param name="Secret">Base 32.</param>
/// <param name="Uri">The same as <c>otpauth</c> address, for a QR code.</param>
public sealed record SecretAnswer(string Secret, string Uri);

/// <summary>A code of six digits.</summary>
public sealed record CodeRequest(string Code);

/// <summary>Roles of one's own, for some days, both inclusive.</summary>
public sealed record DelegationRequest(string To, IReadOnlyList<string> Roles, DateOnly Starts, DateOnly Ends);
