using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using static GrantControl.Rules.Tests.Grants.TrancheCast;
using static GrantControl.Rules.Tests.Grants.TrancheWorld;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Cleared → Approved → Ordered → Paid: two approvals, one order, one bank reference.</summary>
public sealed class TranchePaymentTests
{
    [Fact]
    public void The_first_approval_moves_no_money_and_the_second_accrues_every_charge()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Cleared);
        var first = world.When(FirstApprover, new ApproveTranche(1));
        first.Then(1, TrancheWorkflow.FirstApproved);
        first.Postings.Should().BeEmpty();
        var second = world.When(SecondApprover, new ApproveTranche(1));
        second.Then(1, TrancheWorkflow.Approved);
        second.Events.Should().ContainSingle().Which.Should().BeOfType<TrancheApproved>().Which.Approval.Should().Be(2);
        second.Postings.Should().Equal((Account.Accrued, Account.Committed, 3_000_000, LineA), (Account.Accrued, Account.Committed, 2_000_000, LineB));
    }

    [Fact]
    public void One_person_does_not_approve_twice_nor_through_a_delegation()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.FirstApproved);
        world.When(FirstApprover, new ApproveTranche(1)).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        world.When(Of(SecondApprover).For(FirstApprover, "FIN"), new ApproveTranche(1)).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        world.When(Of(FirstApprover).For(SecondApprover, "FIN"), new ApproveTranche(1)).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
    }

    [Theory]
    [InlineData(TrancheWorkflow.Cleared)]
    [InlineData(TrancheWorkflow.FirstApproved)]
    public void Whoever_reviewed_the_plan_for_finance_approves_no_payment_and_nothing_compensates_it(string state)
    {
        var world = new TrancheWorld().To(1, state);
        world.When(Finance, new ApproveTranche(1)).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
    }

    [Fact]
    public void A_first_approver_of_one_tranche_does_not_give_the_second_approval_of_another()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Accepted).To(2, TrancheWorkflow.FirstApproved);
        world.When(FirstApprover, new ApproveTranche(2)).ThenRefused(Codes.IncompatibleDuty);
        world.When(SecondApprover, new ApproveTranche(2)).Then(2, TrancheWorkflow.Approved);
    }

    [Theory]
    [InlineData(TrancheWorkflow.Cleared, FirstApprover)]
    [InlineData(TrancheWorkflow.FirstApproved, SecondApprover)]
    public void The_commitment_is_rechecked_at_each_approval(string state, string person)
    {
        var world = new TrancheWorld().To(1, state).Owning(Account.Committed, LineB, Q(19_999));
        world.When(person, new ApproveTranche(1)).ThenRefused(Codes.OverCommitment, GrantRules.WithinCommitment);
    }

    [Fact]
    public void A_tranche_goes_out_in_a_batch_with_others()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Approved);
        var order = world.PutInOrder();
        var batch = order with { Total = Q(50_500), Items = [new PaymentItem("SUB-2026-000009", 4, Q(500)), .. order.Items] };
        world.When(Treasurer, batch).Then(1, TrancheWorkflow.Ordered);
        world.State.Tranches[1].Order.Should().Be(TrancheActs.Order);
    }

    [Theory]
    [InlineData("total", "total")]
    [InlineData("missing", "items")]
    [InlineData("amount", "items")]
    [InlineData("other-tranche", "items")]
    [InlineData("twice", "items")]
    [InlineData("empty", "items")]
    [InlineData("negative", "items[1].amount")]
    [InlineData("currency", "items[1].amount")]
    [InlineData("total-currency", "total")]
    [InlineData("absurd", "items[1].amount")]
    [InlineData("blank-order", "order")]
    [InlineData("long-order", "order")]
    [InlineData("unprintable-order", "order")]
    [InlineData("blank-case", "items[1].case")]
    public void A_batch_that_does_not_add_up_is_refused(string wrong, string path)
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Approved);
        var order = world.PutInOrder();
        var (own, other) = (order.Items[0], new PaymentItem("SUB-2026-000009", 1, Q(500)));
        var command = wrong switch
        {
            "total" => order with { Total = Q(49_999) },
            "missing" => order with { Total = other.Amount, Items = [other] },
            "amount" => order with { Total = Q(40_000), Items = [own with { Amount = Q(40_000) }] },
            "other-tranche" => order with { Items = [own with { Tranche = 2 }] },
            "twice" => order with { Total = Q(100_000), Items = [own, own] },
            "empty" => order with { Items = [] },
            "negative" => order with { Items = [own, other with { Amount = Q(-500) }], Total = Q(49_500) },
            "currency" => order with { Items = [own, other with { Amount = new Money(500, Currency.Usd) }] },
            "total-currency" => order with { Total = new Money(5_000_000, Currency.Usd) },
            "absurd" => order with { Items = [own, other with { Amount = new Money(long.MaxValue, Currency.Gtq) }] },
            "blank-order" => order with { Order = "" },
            "long-order" => order with { Order = new string('1', 41) },
            "unprintable-order" => order with { Order = "OP\t1" },
            _ => order with { Items = [own, other with { Case = " " }], Total = Q(50_500) },
        };
        world.When(Treasurer, command).ThenRefused(Codes.Invalid, GrantRules.BatchAddsUp).Fields.Select(f => f.Path).Should().Contain(path);
    }

    [Theory]
    [InlineData("Otro banco", "01-0001-77", "Organización de demostración A")]
    [InlineData("Banco de demostración", "01-0001-78", "Organización de demostración A")]
    [InlineData("Banco de demostración", "01-0001-77", "Otra persona")]
    public void Only_the_verified_account_is_paid(string bank, string number, string holder)
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Approved);
        world.When(Treasurer, world.PutInOrder() with { Account = new BankAccount(bank, number, holder) })
            .ThenRefused(Codes.Invalid, GrantRules.AccountUnchanged).Fields.Should().ContainSingle().Which.Path.Should().Be("account");
    }

    [Fact]
    public void Nothing_is_ordered_when_the_plans_account_is_no_longer_the_verified_one()
    {
        var other = PaidInto with { Number = "99" };
        var world = new TrancheWorld().To(1, TrancheWorkflow.Approved).With(s => s with { Plan = s.Plan with { General = s.Plan.General! with { Account = other } } });
        world.When(Treasurer, world.PutInOrder()).ThenRefused(Codes.Blocked, GrantRules.AccountUnchanged);
        world.When(Treasurer, world.PutInOrder() with { Account = other }).ThenRefused(Codes.Blocked, GrantRules.AccountUnchanged);
    }

    [Fact]
    public void A_payment_is_an_advance_out_of_the_treasury_and_claims_its_bank_reference()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Ordered);
        var paid = world.When(Treasurer, world.Confirm());
        paid.Then(1, TrancheWorkflow.Paid);
        paid.Postings.Should().Equal(
            (Account.Advance, Account.Treasury, 3_000_000, LineA),
            (Account.Advance, Account.Treasury, 2_000_000, LineB),
            (Account.Paid, Account.Accrued, 3_000_000, LineA),
            (Account.Paid, Account.Accrued, 2_000_000, LineB));
        world.Effects[^1].Claims.Should().Contain(new Claim(Claim.BankReference, "BR-1", $"case:{world.State.Id}:tranche:1"));
        world.State.Tranches[1].Should().BeEquivalentTo(new { BankReference = "BR-1", PaidOn = world.Today });
    }

    [Theory]
    [InlineData("order", "order")]
    [InlineData("less", "amount")]
    [InlineData("more", "amount")]
    [InlineData("currency", "amount")]
    [InlineData("future", "paidOn")]
    [InlineData("before-order", "paidOn")]
    [InlineData("blank", "bankReference")]
    [InlineData("long", "bankReference")]
    [InlineData("invisible", "bankReference")]
    [InlineData("padded", "bankReference")]
    public void A_payment_is_confirmed_as_it_was_ordered(string wrong, string path)
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Ordered);
        var confirm = world.Confirm();
        var command = wrong switch
        {
            "order" => confirm with { Order = "OP-2026-18" },
            "less" => confirm with { Amount = Q(49_999) },
            "more" => confirm with { Amount = Q(50_001) },
            "currency" => confirm with { Amount = new Money(5_000_000, Currency.Usd) },
            "future" => confirm with { PaidOn = world.Today.AddDays(1) },
            "before-order" => confirm with { PaidOn = world.Today.AddDays(-1) },
            "blank" => confirm with { BankReference = "" },
            "long" => confirm with { BankReference = new string('9', 65) },
            "invisible" => confirm with { BankReference = "BR\u20071" },
            _ => confirm with { BankReference = "BR-1 " },
        };
        world.When(Treasurer, command).ThenRefused(Codes.Invalid, GrantRules.AmountAsOrdered).Fields.Should().ContainSingle().Which.Path.Should().Be(path);
    }

    [Fact]
    public void A_bank_reference_pays_once_in_a_case_and_its_claim_refuses_it_in_any_other()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Accepted).To(2, TrancheWorkflow.Ordered);
        world.When(Treasurer, world.Confirm(2) with { BankReference = "BR-1" }).ThenRefused(Codes.DocumentReused, GrantRules.BankReferenceUnique);
        world.With(s => s with { Refunds = [new RefundRecorded(Q(1), "RE-1", world.Today)] });
        world.When(Treasurer, world.Confirm(2) with { BankReference = "RE-1" }).ThenRefused(Codes.DocumentReused, GrantRules.BankReferenceUnique);
        world.When(Treasurer, world.Confirm(2)).Then(2, TrancheWorkflow.Paid);
        world.Effects.SelectMany(e => e.Claims).Where(c => c.Type == Claim.BankReference).Select(c => (c.Key, c.Owner))
            .Should().Equal(("BR-1", $"case:{world.State.Id}:tranche:1"), ("BR-2", $"case:{world.State.Id}:tranche:2"));
    }

    [Fact]
    public void A_rejected_payment_stands_approved_again_and_is_ordered_again()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Ordered);
        var rejected = world.When(Treasurer, world.Bounce());
        rejected.Then(1, TrancheWorkflow.Approved);
        rejected.Postings.Should().BeEmpty("what is accrued stays accrued");
        world.State.Tranches[1].Order.Should().BeNull();
        world.To(1, TrancheWorkflow.Paid).State.Core.Balance(Account.Paid).Should().Be(5_000_000);
    }

    [Theory]
    [InlineData("""{"tranche":1,"order":"O","bankReference":"B","amount":{"amount":"50000.000","currency":"GTQ"},"paidOn":"2026-03-02","documents":[]}""")]
    [InlineData("""{"tranche":1,"order":"O","bankReference":"B","amount":{"amount":"50000.00","currency":"EUR"},"paidOn":"2026-03-02","documents":[]}""")]
    [InlineData("""{"tranche":1,"order":"O","bankReference":"B","amount":50000,"paidOn":"2026-03-02","documents":[]}""")]
    [InlineData("""{"tranche":1,"order":"O","bankReference":"B","amount":{"amount":"50000.00","currency":"GTQ"},"paidOn":"2026-03-02","documents":[null]}""")]
    [InlineData("""{"tranche":1,"order":"O","bankReference":"B","amount":{"amount":"50000.00","currency":"GTQ"},"paidOn":"2026-03-02","documents":[],"extra":1}""")]
    [InlineData("""{"tranche":1,"order":null,"bankReference":"B","amount":{"amount":"50000.00","currency":"GTQ"},"paidOn":"2026-03-02","documents":[]}""")]
    [InlineData("""{"tranche":1,"order":"O","bankReference":"B\u0000","amount":{"amount":"50000.00","currency":"GTQ"},"paidOn":"2026-03-02","documents":[]}""")]
    [InlineData("""{"tranche":1,"order":"O","bankReference":"\ud800","amount":{"amount":"50000.00","currency":"GTQ"},"paidOn":"2026-03-02","documents":[]}""")]
    public void What_is_not_a_command_is_not_read(string body)
    {
        var read = () => GrantKind.Instance.Commands.Read("confirm-tranche", System.Text.Encoding.UTF8.GetBytes(body));
        read.Should().Throw<System.Text.Json.JsonException>();
    }
}
