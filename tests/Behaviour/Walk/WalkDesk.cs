using System.Text;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Behaviour.Walk;

/// <summary>What everybody on a walk writes with: chance, papers, numbers and the day. Every choice comes from the seed.</summary>
public sealed class WalkDesk(int seed, Office office)
{
    private readonly List<DocumentCited> _used = [];
    private int _made;

    public int Seed { get; } = seed;

    public Office Office { get; } = office;

    public Random Random { get; } = new(seed);

    /// <summary>Cases of the walk by kind, in the order they were opened: what complaints are about.</summary>
    public Dictionary<string, List<WalkedCase>> Cases { get; } = new(StringComparer.Ordinal);

    public DateOnly Today => BusinessCalendar.DayOf(Office.Clock.GetUtcNow());

    /// <summary>A number nothing else on the walk has.</summary>
    public int Next() => ++_made;

    public bool OneIn(int times) => Random.Next(times) == 0;

    public bool Seldom() => OneIn(25);

    public T Any<T>(IReadOnlyList<T> from) => from[Random.Next(from.Count)];

    /// <summary>Mostly the amount, seldom a centavo more.</summary>
    public Money Spoil(Money amount) => Seldom() ? amount with { Minor = amount.Minor + 1 } : amount;

    public CaseId NewId()
    {
        var bytes = new byte[16];
        Random.NextBytes(bytes);
        return new CaseId(new Guid(bytes));
    }

    /// <summary>Fresh papers of these types, stored; seldom one that served before.</summary>
    public async Task<IReadOnlyList<DocumentCited>> CiteAsync(string person, params IReadOnlyList<string> types)
    {
        var cited = new List<DocumentCited>();
        foreach (var type in types)
        {
            if (_used.Count > 0 && Seldom())
            {
                cited.Add(Any(_used) with { Type = type });
                continue;
            }

            var name = $"{type}-{Next()}.txt";
            var document = new DocumentCited(type, await Office.StoreAsync(name, Encoding.UTF8.GetBytes($"{name} {Seed}"), person), name);
            _used.Add(document);
            cited.Add(document);
        }

        return cited;
    }
}
