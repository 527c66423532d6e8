using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Every row of the tranche table against wrong states, wrong people, old versions and a freeze.</summary>
public sealed class TrancheGuardTests
{
    private static WorkflowDefinition Table => GrantTranches.Definition;

    /// <summary>Every trigger in every state of a tranche.</summary>
    public static TheoryData<string, string> TriggersByState()
    {
        var data = new TheoryData<string, string>();
        foreach (var trigger in TrancheActs.Usual)
        {
            foreach (var state in Table.States)
            {
                data.Add(trigger.Trigger, state.Id);
            }
        }

        return data;
    }

    /// <summary>Every row people fire, with one state it starts in.</summary>
    public static TheoryData<string, string> Rows()
    {
        var data = new TheoryData<string, string>();
        foreach (var row in Table.Transitions.Where(t => !t.Cascade))
        {
            foreach (var from in row.From)
            {
                data.Add(row.Trigger, from);
            }
        }

        return data;
    }

    public static TheoryData<string, string> RowsOfTheInstitution()
    {
        var data = new TheoryData<string, string>();
        foreach (var (trigger, from) in Table.Transitions.Where(t => !t.Cascade && t.Parts.All(p => !p.Roles.Contains(Role.Ngo))).SelectMany(t => t.From, (t, from) => (t.Trigger, from)))
        {
            data.Add(trigger, from);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(TriggersByState))]
    public void A_trigger_moves_only_from_the_states_of_its_rows(string trigger, string state)
    {
        var (world, person, command) = Given(trigger, state);
        var row = Table.Transitions.FirstOrDefault(t => t.Trigger == trigger && t.From.Contains(state));
        var parentAllows = state != TrancheWorkflow.Cancelled;

        var attempt = world.When(person, command);

        if (row is null || !parentAllows)
        {
            attempt.ThenRefused(Codes.WrongState, "state");
        }
        else
        {
            attempt.Then(1, row.Parts.Count > 1 ? state : row.To);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Nobody_acts_without_the_role(string trigger, string state)
    {
        var (world, person, command) = Given(trigger, state);
        var others = Role.Labels.Keys.Except(Table.Transitions.Where(t => t.Trigger == trigger && t.From.Contains(state)).SelectMany(t => t.Parts).SelectMany(p => p.Roles));
        world.When(person.WithRoles([.. others]), command).ThenRefused(Codes.RoleRequired, "guard-a-authority");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Nobody_of_another_organisation_and_nobody_from_outside_acts(string trigger, string state)
    {
        var (world, person, command) = Given(trigger, state);
        world.When(person with { Organisation = "org-demo-b" }, command).ThenRefused(Codes.RoleRequired, "guard-a-authority");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Whoever_holds_another_duty_in_the_case_is_refused(string trigger, string state)
    {
        var (world, person, command) = Given(trigger, state);
        world.With(s => s with { Core = s.Core with { Duties = s.Core.Duties.SetItem(person.Person, ImmutableSortedSet.Create(StringComparer.Ordinal, Duty.Close)) } });
        world.When(person, command).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
    }

    [Theory]
    [MemberData(nameof(RowsOfTheInstitution))]
    public void Standing_in_for_somebody_who_holds_another_duty_is_refused(string trigger, string state)
    {
        var (world, person, command) = Given(trigger, state);
        var standIn = person.For(TrancheCast.Head, person.Roles.Single());
        world.When(standIn, command).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Conflict_of_interest_bars_the_institutions_people(string trigger, string state)
    {
        var (world, person, command) = Given(trigger, state);
        if (person.Organisation is not null)
        {
            world.When(person with { Declaration = null }, command).ThenAccepted();
            return;
        }

        world.When(person.RelatedTo(TrancheCast.Organisation), command).ThenRefused(Codes.ConflictOfInterest, "guard-c-related-party");
        world.When(person with { Declaration = null }, command).ThenRefused(Codes.ConflictOfInterest, "guard-c-declaration");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_refuses_when_one_of_its_documents_is_missing(string trigger, string state)
    {
        var (world, person, command) = Given(trigger, state);
        var row = Table.Transitions.First(t => t.Trigger == trigger && t.From.Contains(state));
        if (row.Documents.Count == 0)
        {
            command.GetType().GetProperty("Documents").Should().BeNull("a row that asks for none has no list of them");
            return;
        }

        world.When(person, TrancheActs.WithoutDocuments(command)).ThenRefused(Codes.DocumentMissing, "guard-d-documents");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_old_version_is_refused(string trigger, string state)
    {
        var (world, person, command) = Given(trigger, state);
        world.When(person, command, world.State.Version - 1).ThenRefused(Codes.StaleVersion, "guard-e-version");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_freeze_or_a_blocking_finding_stops_what_advances_or_pays_and_nothing_else(string trigger, string state)
    {
        var (frozen, person, command) = Given(trigger, state);
        var stops = Table.Transitions.First(t => t.Trigger == trigger && t.From.Contains(state)).Guards.HasFlag(Guards.Unblocked);
        frozen.With(s => s with { Core = s.Core with { Frozen = "Denuncia en curso." } });
        var (found, sameDuty, again) = Given(trigger, state);
        found.With(s => s with { Core = s.Core with { Findings = [new Finding(1, "Facturas repetidas.", true, TrancheCast.Auditor)] } });

        if (stops)
        {
            frozen.When(person, command).ThenRefused(Codes.Blocked, "guard-f-unblocked");
            found.When(sameDuty, again).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        }
        else
        {
            frozen.When(person, command).ThenAccepted();
            found.When(sameDuty, again).ThenAccepted();
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void No_tranche_moves_when_a_gate_of_the_grant_stands_open(string trigger, string state)
    {
        var (world, person, command) = Given(trigger, state);
        var needs = Table.Transitions.First(t => t.Trigger == trigger && t.From.Contains(state)).NeedsParentGates.Count > 0;
        world.With(s => s with { Core = s.Core with { Positions = s.Core.Positions.SetItem(CaseCore.Main, s.Core.Position with { ClearedGates = [Gate.Legal, Gate.Finance] }) } });

        var attempt = world.When(person, command);

        if (needs)
        {
            attempt.ThenRefused(Codes.GateOpen, "gates");
        }
        else
        {
            attempt.ThenAccepted();
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_tranche_that_does_not_exist_is_not_found(string trigger, string state)
    {
        var (world, person, command) = Given(trigger, state);
        world.When(person, TrancheActs.Renumbered(command, 9)).ThenRefused(Codes.NotFound, "target");
    }

    private static (TrancheWorld World, Actor Person, ICaseCommand Command) Given(string trigger, string state)
    {
        var world = new TrancheWorld().To(1, state);
        var (_, usual, command) = TrancheActs.Usual.First(t => t.Trigger == trigger);
        var person = trigger == "approve-tranche" && state == TrancheWorkflow.FirstApproved ? TrancheCast.SecondApprover : usual;
        return (world, TrancheCast.Of(person), command(world, 1));
    }
}
