using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Kinds;

/// <summary>
/// What a kind shows of rich cases, letter by letter and in its order: the JSON of the case, its snapshot, the rows that lists,
/// search and clock read, and what is offered to whom. A change that is meant takes the new hash from the failure.
/// </summary>
public sealed class KindFaceTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 4, 18, 0, 0, TimeSpan.Zero);

    private static readonly Facts Facts = new(new BusinessCalendar("test-1", new HashSet<DateOnly>()));

    /// <summary>Somebody new of each role, and two whom a case was given to by name.</summary>
    private static readonly IReadOnlyList<Actor> People =
        [.. Role.Labels.Keys.Where(static r => r != Role.System).Select(TestPeople.Newcomer), TestPeople.Of("receives", Role.Custodian), TestPeople.Of("adm-1", Role.ContractAdministrator)];

    public static TheoryData<string, string, string, string, string> Faces { get; } = new()
    {
        { "grant", "01ef4ae69909a550", "b0ca5282cdecf2b3", "ea879cd8c0916837", "c507c4143b433b7c" },
        { "contract", "bbc1ee0630c3cb0c", "79c495c3ea60e23a", "effe43d9703fa515", "685adee255fb6067" },
        { "disposal", "71e1767c8dc031fe", "4bb8bd782fb1c772", "206b1eb39f2d634f", "a9e8a8a9669ce04d" },
        { "complaint", "bd24d2f9c8270ad1", "c619dbce5f7f9854", "751c2142a8ec43d5", "c2ee845721d59742" },
        { "custody", "83633a77c4291d90", "c0313b37fda4e6a9", "d113ef163a1c199c", "fad8fd7c6a83c306" },
        { "round", "2c40d9049330b216", "6fffb743e389264e", "0a319ae93e966664", "b8ccbd3122dd8bf4" },
        { "budget", "2bcbfe0e4e51d161", "1314c5daf6a3dc16", "75fb0056e06d3d7a", "f5762c5c8204083c" },
        { "inventory", "45d8b936002c31e1", "9e307bdf66e6fc2c", "5cb328fb68902b02", "e3b0c44298fc1c14" },
        { "visit-history", "343178bfce5134e0", "ac2b82d6b879913c", "7022d9dfdfd59014", "e3b0c44298fc1c14" },
    };

    [Theory]
    [MemberData(nameof(Faces))]
    public void A_case_looks_as_it_did(string kind, string view, string snapshot, string rows, string offers)
    {
        var of = RichCases.Kinds.First(k => k.Kind == kind);
        var cases = RichCases.Of(of);
        var faces = new[]
        {
            Hash(cases, s => Json(of.View(s))),
            Hash(cases, s => JsonSerializer.Serialize(s, of.StateType, CaseJson.Options)),
            Hash(cases, s => Json(new { s.ContentHash, s.Organisation, Index = of.Index(s), Texts = of.Texts(s), Readers = of.Readers(s), Deadlines = of.Deadlines(s) })),
            Hash(cases, s => string.Join(' ', People.SelectMany(p => Offered(of, s, p)))),
        };

        faces.Should().Equal(view, snapshot, rows, offers);
    }

    private static IEnumerable<string> Offered(ICaseKind of, ICaseState state, Actor to) =>
        of.Permitted(state, to, Facts, At, TableWalker.Instance).Select(o => $"{to.Person} {o.Target}/{o.Transition} {o.Command} {o.Variant} {o.BlockedBy};");

    private static string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), CaseJson.Options);

    private static string Hash(IEnumerable<ICaseState> cases, Func<ICaseState, string> face) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', cases.Select(face)))))[..16];
}
