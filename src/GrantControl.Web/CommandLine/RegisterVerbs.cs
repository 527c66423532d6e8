using System.CommandLine;
using GrantControl.Journal.People;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.CommandLine;

/// <summary>
/// What an installation without demonstration data begins with: its institution, organisations and people. Whoever may
/// run these may also read the database; in the program itself an administrator does the same under his own name.
/// </summary>
internal sealed class RegisterVerbs(Func<ParseResult, ServeOptions> options)
{
    private readonly Option<string> _institution = new("--institution") { Description = "Id of the institution", Required = true };
    private readonly Option<string> _id = new("--id") { Description = "Id; for a person also the user name", Required = true };
    private readonly Option<string> _name = new("--name") { Description = "Name as the screens show it", Required = true };
    private readonly Option<string> _calendar = new("--calendar") { Description = "Business calendar: gt-1 or sv-1", Required = true };
    private readonly Option<string> _currency = new("--currency") { Description = "GTQ or USD", Required = true };
    private readonly Option<string[]> _roles = new("--role") { Description = "A role, as often as needed: " + string.Join(", ", Role.Labels.Keys.Where(static r => r != Role.System)), Required = true };
    private readonly Option<string?> _organisation = new("--organisation") { Description = "The organisation a person belongs to" };

    public IEnumerable<Command> Build()
    {
        _calendar.AcceptOnlyFromAmong([.. Installed.Calendars.Select(static c => c.Id)]);
        _currency.AcceptOnlyFromAmong(Currency.Gtq.Code, Currency.Usd.Code);
        yield return Verb("add-institution", "Register an institution", [_id, _name, _calendar, _currency], async (services, parsed, stop) =>
        {
            await services.GetRequiredService<DemoPeopleSeed>().EnsureInstitutionAsync(
                parsed.GetValue(_id)!, parsed.GetValue(_name)!, parsed.GetValue(_calendar)!, parsed.GetValue(_currency)!, stop);
            return null;
        });
        yield return Verb("add-organisation", "Register an organisation", [_institution, _id, _name], (services, parsed, stop) =>
            services.GetRequiredService<PeopleDirectory>().RegisterOrganisationAsync(
                parsed.GetValue(_institution)!, PeopleDirectory.Installation, parsed.GetValue(_id)!, parsed.GetValue(_name)!, stop));
        yield return Verb("add-person", "Register a person; the password is read from the standard input", [_institution, _id, _name, _roles, _organisation], AddPersonAsync);
    }

    private async Task<Rejection?> AddPersonAsync(IServiceProvider services, ParseResult parsed, CancellationToken stop)
    {
        var refusal = await services.GetRequiredService<PeopleDirectory>().RegisterPersonAsync(
            parsed.GetValue(_institution)!, PeopleDirectory.Installation, parsed.GetValue(_id)!, parsed.GetValue(_name)!,
            parsed.GetValue(_roles)!, parsed.GetValue(_organisation), stop);

        // Never an argument: those stand in the list of processes and in the shell's history.
        return refusal ?? await services.GetRequiredService<PeopleAccounts>().OpenAsync(parsed.GetValue(_id)!, await Console.In.ReadLineAsync(stop) ?? "");
    }

    private Command Verb(string name, string description, IEnumerable<Option> own, Func<IServiceProvider, ParseResult, CancellationToken, Task<Rejection?>> act)
    {
        var command = new Command(name, description);
        foreach (var option in own)
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, stop) =>
        {
            var asked = options(parsed);
            await using var database = await OpenedDatabase.OpenAsync(asked, Steps.Console, stop);
            await using var app = Application.Build(asked, database.Options);
            await using var scope = app.Services.CreateAsyncScope();
            var refusal = await act(scope.ServiceProvider, parsed, stop);
            Steps.Console.Say(refusal is null ? $"{parsed.GetValue(_id)}: done" : $"Refused: {refusal.Code} ({refusal.Rule}) {refusal.Message.En}");
            return refusal is null ? 0 : 2;
        });
        return command;
    }
}
