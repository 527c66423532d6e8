using System.Text.Json;
using GrantControl.Cases.Budget;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using static GrantControl.Rules.Tests.Budget.BudgetScenario;

namespace GrantControl.Rules.Tests.Budget;

/// <summary>Every transition of a budget, and every refusal of it.</summary>
public sealed class BudgetDecisionTests
{
    [Fact]
    public void An_import_posts_the_appropriation_and_what_was_accrued_before()
    {
        var scenario = InForce();

        scenario.State.State.Should().Be(BudgetWorkflow.InForce);
        scenario.State.Core.Number.Should().Be("PRE-2021-000001");
        scenario.Effects[0].Postings.Select(p => (p.Debit, p.Credit, p.Amount.ToAmount(), p.BudgetLine)).Should().Equal(
            (Account.Available, Account.Appropriation, "90.00", "gt-2021/1"),
            (Account.Committed, Account.Available, "30.00", "gt-2021/1"),
            (Account.Accrued, Account.Committed, "30.00", "gt-2021/1"),
            (Account.Available, Account.Appropriation, "50.00", "gt-2021/2"));
        scenario.Effects[0].BudgetLines.Select(l => (l.Key, l.Assigned.ToAmount(), l.Modified.ToAmount(), l.Chargeable)).Should().Equal(
            ("gt-2021/1", "100.00", "-10.00", true), ("gt-2021/2", "50.00", "0.00", true));
    }

    [Fact]
    public void A_breakdown_is_imported_as_not_chargeable()
    {
        var scenario = new BudgetScenario();
        scenario.Send("import", Import(Line("1", "1.00")) with { Chargeable = false, Details = new BudgetBreakdown("gt-2021-grupos", "Grupo 0") });

        scenario.Effects[0].BudgetLines.Should().OnlyContain(l => !l.Chargeable);
    }

    [Fact]
    public void A_modification_changes_lines_up_and_down_and_may_add_one()
    {
        var scenario = InForce();
        scenario.Send("modify", new ModifyBudget("Acuerdo 12", [new("1", Q("-60.00")), new("2", Q("5.00")), new("3", Q("7.00"), "Nueva")], [Resolution()]));

        scenario.State.Lines.Values.Select(l => (l.Code, (l.Assigned + l.Modified).ToAmount())).Should().Equal(("1", "30.00"), ("2", "55.00"), ("3", "7.00"));
        scenario.Effects[1].Postings.Select(p => (p.Debit, p.Credit, p.Amount.ToAmount())).Should().Equal(
            (Account.Appropriation, Account.Available, "60.00"),
            (Account.Available, Account.Appropriation, "5.00"),
            (Account.Available, Account.Appropriation, "7.00"));
        scenario.Effects[1].Claims.Should().ContainSingle(c => c.Type == Claim.Document);
    }

    [Fact]
    public void A_transfer_keeps_the_total()
    {
        var scenario = InForce();
        scenario.Send("transfer", new TransferBudget("2", "1", Q("20.00"), "Acuerdo 13", [Resolution()])).Should().BeOfType<Decision.Accepted>();

        scenario.State.Current.Should().Be(Q("140.00"));
        scenario.State.Lines["2"].Modified.Should().Be(Q("-20.00"));
    }

    [Fact]
    public void A_reduction_below_what_is_accrued_is_over_budget() =>
        InForce().Refused("modify", new ModifyBudget("x", [new("1", Q("-60.01"))], [Resolution()])).Code.Should().Be(Codes.OverBudget);

    [Fact]
    public void A_transfer_below_zero_is_over_budget() =>
        InForce().Refused("transfer", new TransferBudget("2", "1", Q("50.01"), "x", [Resolution()])).Code.Should().Be(Codes.OverBudget);

    [Fact]
    public void A_budget_is_imported_once_and_modified_only_in_force()
    {
        InForce().Refused("import", Import(Line("1", "1.00"))).Code.Should().Be(Codes.WrongState);
        new BudgetScenario().Refused("modify", new ModifyBudget("x", [new("1", Q("1.00"))], [Resolution()]), version: 0).Code.Should().Be(Codes.WrongState);
    }

    [Fact]
    public void Only_finance_with_a_declaration_may_touch_it()
    {
        var modify = new ModifyBudget("x", [new("1", Q("1.00"))], [Resolution()]);

        InForce().Refused("modify", modify, Person("leg1", Role.Legal)).Code.Should().Be(Codes.RoleRequired);
        InForce().Refused("modify", modify, Finance with { Declaration = null }).Code.Should().Be(Codes.ConflictOfInterest);
        new BudgetScenario().Refused("import", Import(Line("1", "1.00")), Person("tes1", Role.Treasury)).Code.Should().Be(Codes.RoleRequired);
    }

    [Fact]
    public void A_modification_cites_a_resolution_that_served_for_no_other()
    {
        var scenario = InForce();
        scenario.Refused("modify", new ModifyBudget("x", [new("1", Q("1.00"))], [])).Code.Should().Be(Codes.DocumentMissing);
        scenario.Send("modify", new ModifyBudget("x", [new("1", Q("1.00"))], [Resolution()])).Should().BeOfType<Decision.Accepted>();
        scenario.Refused("modify", new ModifyBudget("x", [new("1", Q("1.00"))], [Resolution()])).Code.Should().Be(Codes.DocumentReused);
    }

    [Fact]
    public void A_stale_version_is_refused() =>
        InForce().Refused("modify", new ModifyBudget("x", [new("1", Q("1.00"))], [Resolution()]), version: 0).Code.Should().Be(Codes.StaleVersion);

    [Fact]
    public void Every_wrong_field_of_an_import_is_named() =>
        new BudgetScenario().Refused("import", new ImportBudget("GT 2021", "", 1999, Currency.Gtq, false,
            [
                new("a/b", "x", Q("-1.00"), Q("0.00"), Q("0.00")),
                new("1", "x", new Money(100, Currency.Usd), Q("0.00"), Q("0.00")),
                new("1", " x", Q("1.00"), Q("-2.00"), Q("0.00")),
                new("2", "x", Q("1.00"), Q("0.00"), Q("1.01")),
                new("3", "x", Q("1000000000000.01"), Q("0.00"), Q("0.00")),
                null!,
            ], new BudgetBreakdown("grupos", "a/b"))).Fields.Select(f => f.Path).Should().BeEquivalentTo(
            "code", "title", "fiscalYear", "details", "lines[0].code", "lines[0].assigned", "lines[1].assigned",
            "lines[2].code", "lines[2].name", "lines[2].openingAccrued", "lines[3].openingAccrued", "lines[4].assigned", "lines[5]");

    [Fact]
    public void Every_wrong_field_of_a_modification_is_named() =>
        InForce().Refused("modify", new ModifyBudget("", [new("9", Q("1.00")), new("1", Q("0.00")), new("1", Q("1.00"), "y"), null!], [Resolution()]))
            .Fields.Select(f => f.Path).Should().BeEquivalentTo("reason", "changes[0].line", "changes[1].amount", "changes[2].name", "changes[2].line", "changes[3]");

    [Fact]
    public void The_case_must_be_that_of_the_code() =>
        new BudgetScenario().Refused("import", Import(Line("1", "1.00")), id: BudgetId.For("mj", "other")).Fields.Should().ContainSingle(f => f.Path == "code");

    [Fact]
    public void The_same_institution_and_code_are_always_the_same_case()
    {
        BudgetId.For("mj", "gt-2021").Should().Be(BudgetId.For("mj", "gt-2021")).And.NotBe(BudgetId.For("mj", "gt-2022"));
        BudgetId.For("mj", "gt-2021").Value.Version.Should().Be(8);
    }

    [Fact]
    public void Events_read_back_as_they_were_written_and_a_snapshot_loses_nothing()
    {
        var scenario = InForce();
        var e = ((Decision.Accepted)scenario.Send("modify", new ModifyBudget("x", [new("1", Q("1.00"))], [Resolution()]))).Events[0];

        var bytes = EventCatalog.Write(e);
        EventCatalog.Write(BudgetKind.Instance.Events.Read("budget.modified/1", bytes)).Should().Equal(bytes);
        var snapshot = JsonSerializer.SerializeToUtf8Bytes(scenario.State, CaseJson.Options);
        JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize<BudgetState>(snapshot, CaseJson.Options), CaseJson.Options).Should().Equal(snapshot);
    }

    [Fact]
    public void What_is_offered_is_what_may_be_sent()
    {
        var facts = new Facts(new("gt-1", new HashSet<DateOnly>()));
        string[] Offered(Actor actor) => [.. BudgetKind.Instance.Permitted(InForce().State, actor, facts, Noon, TableWalker.Instance).Select(p => p.Command)];

        Offered(Finance).Should().Equal("modify", "transfer");
        Offered(Person("leg1", Role.Legal)).Should().BeEmpty();
    }

    [Fact]
    public void The_definition_is_well_formed() => DefinitionCheck.Find(BudgetWorkflow.Definition).Should().BeEmpty();

    [Fact]
    public void A_transfer_is_offered_when_there_is_something_to_transfer_and_somewhere_to()
    {
        InForce().Offers("transfer").Should().BeTrue();

        var one = new BudgetScenario();
        one.Send("import", Import(Line("1", "100.00"))).Should().BeOfType<Decision.Accepted>();
        one.Offers("transfer").Should().BeFalse();
        one.Refused("transfer", new TransferBudget("1", "2", Q("1.00"), "x", [Resolution()])).Code.Should().Be(Codes.WrongState);

        var spent = new BudgetScenario();
        spent.Send("import", Import(Line("1", "100.00", accrued: "100.00"), Line("2", "5.00", accrued: "5.00"))).Should().BeOfType<Decision.Accepted>();
        spent.Offers("transfer").Should().BeFalse();
        spent.Offers("modify").Should().BeTrue();
    }
}
