using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Guards A–F on every row of the grant's table: each row is tried once for each way to fail a guard.</summary>
public sealed class GrantGuardTests
{
    private static readonly DateOnly LongAgo = new(2020, 1, 1);
    private static readonly DateOnly FarOff = new(2030, 1, 1);

    public static TheoryData<string> Human => GrantRows.Names(GrantRows.Human);

    public static TheoryData<string> OfTheInstitution => GrantRows.Names(GrantRows.Human.Where(r => !r.ByNgo));

    public static TheoryData<string> WithDuty => GrantRows.Names(GrantRows.Human.Where(r => r.Part.Duty is not null));

    public static TheoryData<string> WithDocuments => GrantRows.Names(GrantRows.Human.Where(r => r.Definition.Documents.Count > 0 && !IsLaterPart(r)));

    public static TheoryData<string> Stopped => GrantRows.Names(GrantRows.Human.Where(r => r.Has(Guards.Unblocked)));

    public static TheoryData<string> NotStopped => GrantRows.Names(GrantRows.Human.Where(r => !r.Has(Guards.Unblocked)));

    [Theory]
    [MemberData(nameof(Human))]
    public void A_only_the_roles_of_the_row(string name)
    {
        var row = GrantRows.Named(name);
        foreach (var role in Role.Labels.Keys.Except(RolesAllowed(row)))
        {
            row.Act(TestPeople.Newcomer(role)).ThenRefused(Codes.RoleRequired, "guard-a-authority");
        }

        row.Act(TestPeople.Newcomer(row.Part.Roles[0]) with { Roles = new HashSet<string>() }).ThenRefused(Codes.RoleRequired);
        row.Act(row.ByNgo ? TestPeople.Outsider : TestPeople.OfNgo("ong-con-rol", TestPeople.Organisation) with { Roles = row.By.Roles }).ThenRefused(Codes.RoleRequired);
    }

    [Theory]
    [MemberData(nameof(Human))]
    public void A_a_delegation_counts_within_its_dates_for_its_roles(string name)
    {
        var row = GrantRows.Named(name);
        var (today, deputy) = (row.Given().Today, Deputy(row));
        var outcome = row.Act(deputy.StandingInFor(row.By, today, today)).ThenAccepted();
        if (row.Part.Duty is { } duty)
        {
            outcome.After.State.Core.Duties[deputy.Person].Should().Contain(duty);
            outcome.After.State.Core.Duties[row.By.Person].Should().Contain(duty);
        }

        row.Act(deputy.StandingInFor(row.By, LongAgo, today.AddDays(-1))).ThenRefused(Codes.RoleRequired);
        row.Act(deputy.StandingInFor(row.By, today.AddDays(1), FarOff)).ThenRefused(Codes.RoleRequired);
        row.Act(deputy.StandingInFor(row.By, today, today, "XXX")).ThenRefused(Codes.RoleRequired);
    }

    [Theory]
    [MemberData(nameof(Human))]
    public void A_a_deputy_brings_the_delegated_roles_and_not_his_own(string name)
    {
        var row = GrantRows.Named(name);
        var today = row.Given().Today;

        row.Act(row.By.StandingInFor(TestPeople.Of("ausente", "XXX"), today, today)).ThenRefused(Codes.RoleRequired);
    }

    [Theory]
    [MemberData(nameof(WithDuty))]
    public void B_no_incompatible_duty_of_ones_own_or_of_whom_one_stands_in_for(string name)
    {
        var row = GrantRows.Named(name);
        var (today, wanted, deputy) = (row.Given().Today, row.Part.Duty!, Deputy(row));
        foreach (var held in Duty.All.Where(d => d != wanted))
        {
            row.ActOn(r => r.Holding(row.By.Person, held)).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
            row.ActOn(r => r.Holding(deputy.Person, held), deputy.StandingInFor(row.By, today, today)).ThenRefused(Codes.IncompatibleDuty);
            row.ActOn(r => r.Holding("ausente", held), deputy.StandingInFor(row.By with { Person = "ausente", Name = "Ana Ausente" }, today, today)).ThenRefused(Codes.IncompatibleDuty)
                .Rejection!.Message.Es.Should().StartWith("Ana Ausente ya intervino");
        }

        row.ActOn(r => r.Holding(row.By.Person, wanted)).ThenAccepted();
    }

    [Theory]
    [MemberData(nameof(OfTheInstitution))]
    public void C_a_declaration_in_force_without_the_organisation_in_it(string name)
    {
        var row = GrantRows.Named(name);
        var today = row.Given().Today;
        row.Act(Declaring(row.By, today)).ThenAccepted();

        row.Act(row.By with { Declaration = null }).ThenRefused(Codes.ConflictOfInterest, "guard-c-declaration");
        row.Act(Declaring(row.By, today.AddDays(-1))).ThenRefused(Codes.ConflictOfInterest, "guard-c-declaration");
        row.Act(row.By.RelatedTo(TestPeople.Organisation)).ThenRefused(Codes.ConflictOfInterest, "guard-c-related-party");
        row.Act(row.By.RelatedTo(TestPeople.OtherOrganisation)).ThenAccepted();
    }

    [Theory]
    [MemberData(nameof(OfTheInstitution))]
    public void C_neither_the_deputy_nor_whom_he_stands_in_for_is_related(string name)
    {
        var row = GrantRows.Named(name);
        var (today, deputy) = (row.Given().Today, Deputy(row));

        row.Act(deputy.RelatedTo(TestPeople.Organisation).StandingInFor(row.By, today, today)).ThenRefused(Codes.ConflictOfInterest, "guard-c-related-party");
        row.Act(deputy.StandingInFor(row.By.RelatedTo(TestPeople.Organisation), today, today)).ThenRefused(Codes.ConflictOfInterest, "guard-c-related-party");
        row.Act(deputy.StandingInFor(row.By with { Declaration = null, Name = "Ana Ausente" }, today, today)).ThenRefused(Codes.ConflictOfInterest, "guard-c-declaration")
            .Rejection!.Message.En.Should().StartWith("Ana Ausente has no declaration");
    }

    [Theory]
    [MemberData(nameof(WithDocuments))]
    public void D_every_document_of_the_row_is_cited_well_and_new(string name)
    {
        var row = GrantRows.Named(name);
        var run = row.Given();
        var command = row.Command(run);
        var documents = GrantRunChanges.DocumentsOf(command);
        documents.Should().NotBeEmpty();
        for (var i = 0; i < documents.Count; i++)
        {
            var others = documents.Where((_, at) => at != i).ToList();
            var cited = documents[i];
            run.When(command.Citing(others), row.By).ThenRefused(Codes.DocumentMissing, "guard-d-documents");
            Malformed(cited with { Sha256 = cited.Sha256.ToUpperInvariant() });
            Malformed(cited with { Sha256 = cited.Sha256[1..] });
            Malformed(cited with { Name = "" });
            Malformed(cited with { Name = "a\u0007.pdf" });
            Malformed(cited with { Type = "no-such-type" });
            run.When(command.Citing([.. documents, cited with { Type = "other", Name = "copia.pdf" }]), row.By).ThenRefused(Codes.DocumentReused);
            Used(run, cited).When(command, row.By).ThenRefused(Codes.DocumentReused, "guard-d-documents");

            void Malformed(DocumentCited bad) => run.When(command.Citing([bad, .. others]), row.By).ThenRefusedField("documents[0]", "guard-d-documents");
        }
    }

    [Theory]
    [MemberData(nameof(Human))]
    public void E_only_on_the_version_that_stands(string name)
    {
        var row = GrantRows.Named(name);
        var run = row.Given();
        foreach (var version in new[] { run.State.Version - 1, run.State.Version + 1, 0 })
        {
            run.When(row.Command(run), row.By, version).ThenRefused(Codes.StaleVersion, "guard-e-version");
        }
    }

    [Theory]
    [MemberData(nameof(Stopped))]
    public void F_a_freeze_or_a_blocking_finding_stops_what_advances(string name)
    {
        var row = GrantRows.Named(name);

        row.ActOn(r => r.Frozen()).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        row.ActOn(r => r.WithFinding(blocking: true)).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        if (row.Transition != "close")
        {
            row.ActOn(r => r.WithFinding(blocking: false)).ThenAccepted();
        }
    }

    [Theory]
    [MemberData(nameof(NotStopped))]
    public void F_nothing_stops_what_suspends_returns_rejects_or_gives_back(string name)
    {
        var row = GrantRows.Named(name);

        row.ActOn(r => r.WithFinding(blocking: true)).ThenAccepted();
        if (!row.Transition.StartsWith("freeze", StringComparison.Ordinal))
        {
            row.ActOn(r => r.Frozen()).ThenAccepted();
        }
    }

    [Fact]
    public void F_stops_what_advances_or_pays_and_only_that()
    {
        var stopped = GrantWorkflow.Definition.Transitions.Where(t => t.Guards.HasFlag(Guards.Unblocked)).Select(t => t.Trigger).Distinct();

        stopped.Should().BeEquivalentTo("submit", "admit", "clear", "resubmit", "authorize", "sign", "activate", "amend", "lift", "determine", "close");
    }

    /// <summary>Roles of any row this command could stand for in the state it is sent in.</summary>
    private static IEnumerable<string> RolesAllowed(GrantRow row) => GrantWorkflow.Definition.Transitions
        .Where(t => t.Trigger == row.Definition.Trigger && t.Variant == row.Definition.Variant && t.From.Contains(row.Given().State.State))
        .SelectMany(t => t.Parts)
        .SelectMany(p => p.Roles);

    /// <summary>What an earlier part of the same act filed counts for a later one, which therefore lacks nothing.</summary>
    private static bool IsLaterPart(GrantRow row) => row.Given().State.Core.Position.PartsDone.Any(p => p.Transition == row.Transition);

    private static Actor Deputy(GrantRow row) => row.ByNgo ? TestPeople.OfNgo("suplente", TestPeople.Organisation) with { Roles = new HashSet<string>() } : TestPeople.Of("suplente");

    private static Actor Declaring(Actor actor, DateOnly until) => actor with { Declaration = new InterestsDeclaration(until, new HashSet<string>()) };

    /// <summary>The same bytes were evidence of something else before, under another type.</summary>
    private static GrantRun Used(GrantRun run, DocumentCited cited) => run.With(core => core with
    {
        Documents = core.Documents.Add(new DocumentUse("other", cited.Sha256, "antes.pdf", "", "compensate-in-draft", "alguien", run.At)),
    });
}
