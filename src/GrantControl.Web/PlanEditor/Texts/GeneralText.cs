using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>Who asks and for what, as typed.</summary>
public sealed record GeneralText : SectionText
{
    public string Purpose { get; init; } = "";

    public string LegalRepresentative { get; init; } = "";

    public string RegistrationNumber { get; init; } = "";

    public string Place { get; init; } = "";

    public string Bank { get; init; } = "";

    public string Number { get; init; } = "";

    public string Holder { get; init; } = "";

    public override string Id => Section.General;

    public override bool IsBlank => Items()[0].Values.All(static v => v.Text.Length == 0);

    public static GeneralText Of(GeneralSection? saved) => saved is null ? new GeneralText() : new GeneralText
    {
        Purpose = saved.Purpose,
        LegalRepresentative = saved.LegalRepresentative,
        RegistrationNumber = saved.RegistrationNumber,
        Place = saved.Place ?? "",
        Bank = saved.Account.Bank,
        Number = saved.Account.Number,
        Holder = saved.Account.Holder,
    };

    public static GeneralText Of(PostedRows posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        return new GeneralText
        {
            Purpose = posted.One("purpose"),
            LegalRepresentative = posted.One("legalRepresentative"),
            RegistrationNumber = posted.One("registrationNumber"),
            Place = posted.One("place"),
            Bank = posted.One("bank"),
            Number = posted.One("number"),
            Holder = posted.One("holder"),
        };
    }

    public override SectionText Tidied() => this;

    public override SectionText With(RowAct act) => this;

    public override Plan Read(PlanReading reading, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan with
        {
            General = new GeneralSection(Purpose, LegalRepresentative, RegistrationNumber, new BankAccount(Bank, Number, Holder), Place.Length == 0 ? null : Place),
        };
    }

    public override IReadOnlyList<PlanItem> Items() =>
    [
        new("general", new("Datos generales", "General data"),
        [
            new(PlanWords.Purpose, Purpose), new(PlanWords.Representative, LegalRepresentative), new(PlanWords.Registration, RegistrationNumber),
            new(PlanWords.Place, Place), new(PlanWords.Bank, Bank), new(PlanWords.AccountNumber, Number), new(PlanWords.Holder, Holder),
        ]),
    ];
}
