using System.Text;
using System.Text.Encodings.Web;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Slices.Tests.Forms;

/// <summary>What is typed becomes the record's JSON, and the record's JSON what would be typed.</summary>
public sealed class FormReadingTests
{
    private static readonly FormSeed Quetzales = FormSeed.None with { Currency = Currency.Gtq };

    [Theory]
    [InlineData("1250000", 125_000_000)]
    [InlineData("1,250,000.5", 125_000_050)]
    [InlineData("Q 1,250,000.00", 125_000_000)]
    [InlineData("GTQ 10", 1_000)]
    [InlineData("-Q 10.25", -1_025)]
    public void Money_is_read_as_people_write_it(string typed, long minor)
    {
        FormTexts.TryMoney(typed, Currency.Gtq, out var money).Should().BeNull();
        money.Should().Be(new Money(minor, Currency.Gtq));
    }

    [Theory]
    [InlineData("1.250.000,00")]
    [InlineData("1,50")]
    [InlineData("10.123")]
    [InlineData("mil")]
    [InlineData("US$ 10")]
    public void Money_that_could_be_read_in_two_ways_is_not_guessed(string typed) =>
        FormTexts.TryMoney(typed, Currency.Gtq, out _).Should().NotBeNull();

    [Theory]
    [InlineData("2027-03-27")]
    [InlineData("27/03/2027")]
    [InlineData(" 27/3/2027 ")]
    public void Days_are_read_in_both_ways_of_writing_them(string typed)
    {
        FormTexts.TryDay(typed, out var day).Should().BeTrue();
        day.Should().Be(new DateOnly(2027, 3, 27));
        FormTexts.TryDay("31/02/2027", out _).Should().BeFalse();
    }

    [Fact]
    public void Several_people_are_ticked_in_a_list_and_nobody_else_is_taken()
    {
        var definition = FormDefinition.Of(typeof(AcknowledgeComplaint));
        var seed = FormSeed.None.WithChoices("person", [.. Enumerable.Range(1, 12).Select(static i => new FormChoice($"p{i}", new Label($"Persona {i}", $"Person {i}")))]);
        var form = Form.For(typeof(AcknowledgeComplaint), seed, Language.Spanish);
        form.Fill(new AcknowledgeComplaint(AccusedPeople: ["p2", "p11"]));
        using var written = new StringWriter();
        form.Fields().WriteTo(written, HtmlEncoder.Default);

        written.ToString().Should().Contain("name=\"accusedPeople\" value=\"p11\" checked").And.Contain("name=\"accusedPeople\" value=\"p3\">").And.Contain("data-filter").And.NotContain("<textarea class=\"form-control\" id=\"f-accusedPeople\"");
        form.Read().Body["accusedPeople"]!.AsArray().Select(static n => n!.GetValue<string>()).Should().Equal("p2", "p11");
        FormReading.Of(definition, seed, FormValues.Posted(definition, seed, new Dictionary<string, string> { ["accusedPeople"] = "p2\nnadie" })).Errors.Should().ContainSingle(static e => e.Path == "accusedPeople");
    }

    [Fact]
    public void Whoever_adds_a_document_by_hand_says_what_it_is()
    {
        var form = Form.For(typeof(ClearDisposal), FormSeed.None, Language.Spanish);
        form.Fill(new ClearDisposal([new DocumentCited(DocumentType.VehicleRegistration, new string('b', 64), "tarjeta.pdf")]));
        using var written = new StringWriter();
        form.Fields().WriteTo(written, HtmlEncoder.Default);

        written.ToString().Should().Contain("name=\"documents[0].type\"").And.Contain("value=\"vehicle-registration\" selected");
        form.Read().Body["documents"]![0]!["type"]!.GetValue<string>().Should().Be(DocumentType.VehicleRegistration);
    }

    [Fact]
    public void A_record_put_into_its_form_is_read_back_the_same()
    {
        ICaseCommand[] records =
        [
            new SuspendGrant("Motivo\ncon dos líneas", "Remedio", "Recurso", new DateOnly(2027, 3, 27)),
            new TerminateGrant("Motivo", TerminationGround.ForceMajeure),
            new RaiseFinding("Falta", Blocking: false),
            new OrderTranche(2, "OP-1", Q(30), [new PaymentItem("SUB-1", 2, Q(10)), new PaymentItem("SUB-2", 1, Q(20))], new BankAccount("B", "1", "ONG"), [Document(DocumentType.PaymentOrder, 1)]),
            new ReportTranche(1, [new ExpenseReported("G1", "b/1", "Libros", "Librería", "F-1", new DateOnly(2027, 1, 2), Q(5), Document(DocumentType.ExpenseEvidence, 2))], [Document(DocumentType.FinancialReport, 3)]),
            new SaveSections(
                Tranches: new TranchesSection([new PlannedTranche(1, new DateOnly(2027, 1, 1), [new Charge("b/1", Q(5))], ["Una", "Dos"], VisitRequired: true)]),
                Results: new ResultsSection([new PlannedResult("R1", "Agua", [new Indicator("I1", "Pozos", "n", "0", "3", "Acta")])])),
        ];
        foreach (var record in records)
        {
            var form = Form.For(record.GetType(), Quetzales with { Suggested = record }, Language.Spanish);
            var body = form.Read().Body;
            form.Errors.Should().BeEmpty(string.Join(' ', form.Errors));
            var name = GrantKind.Instance.Commands.All.Single(c => c.Value == record.GetType()).Key;
            GrantKind.Instance.Commands.Read(name, Encoding.UTF8.GetBytes(body.ToJsonString())).Should().BeEquivalentTo(record, o => o.RespectingRuntimeTypes());

            Form.For(record.GetType(), Quetzales, Language.Spanish).Restore(form.Values.ToDraft()).Read().Body.ToJsonString().Should().Be(body.ToJsonString(), "a draft keeps all of it");
        }
    }

    [Fact]
    public void Rows_left_empty_are_absent_and_a_refusal_still_finds_its_field()
    {
        var values = FormValues.Posted(FormDefinition.Of(typeof(ObserveGate)), FormSeed.None, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["gate"] = "legal",
            ["observations[0].section"] = "",
            ["observations[0].text"] = " ",
            ["observations[4].section"] = "general",
            ["observations[4].text"] = "Falta",
        });
        var reading = FormReading.Of(FormDefinition.Of(typeof(ObserveGate)), FormSeed.None, values);

        reading.Errors.Should().BeEmpty();
        reading.Body["observations"]!.AsArray().Should().HaveCount(1);
        reading.FormPath("observations[0].text").Should().Be("observations[1].text");
        reading.FormPath("gate").Should().Be("gate");
    }

    [Fact]
    public void What_the_case_gives_cannot_be_posted_over()
    {
        var seed = FormSeed.None.With("gate", new FixedValue("legal")).With("answers", new FormRows([new FormRow(new Label("O", "O"), new Dictionary<string, string>(StringComparer.Ordinal) { ["observation"] = "7" })]));
        var clear = FormDefinition.Of(typeof(ClearGate));
        FormReading.Of(clear, seed, FormValues.Posted(clear, seed, new Dictionary<string, string>(StringComparer.Ordinal) { ["gate"] = "finance" })).Body["gate"]!.GetValue<string>().Should().Be("legal");

        var resubmit = FormDefinition.Of(typeof(ResubmitGrant));
        var answers = FormReading.Of(resubmit, seed, FormValues.Posted(resubmit, seed, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["answers[0].observation"] = "1",
            ["answers[0].text"] = "Hecho",
            ["answers[1].observation"] = "2",
            ["answers[1].text"] = "De más",
        })).Body["answers"]!.AsArray();
        answers.Should().ContainSingle().Which!["observation"]!.GetValue<int>().Should().Be(7);
    }

    [Fact]
    public void Ids_of_fields_follow_from_their_paths()
    {
        FormPaths.IdOf("lines[2].amount").Should().Be("f-lines-2-amount");
        FormPaths.IdOf("contentHash").Should().Be("f-contentHash");
        FormPaths.IdOf("a\"b").Should().Be("f-a_b");
    }

    private static Money Q(long amount) => new(amount * 100, Currency.Gtq);

    private static DocumentCited Document(string type, int n) => new(type, new string((char)('0' + n), 64), $"documento-{n}.pdf");
}
