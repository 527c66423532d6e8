namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>
/// Rule 4, whole way: a search in which one person holds every role, acts in his own name or for colluding colleagues who
/// are away, and has every compensating control. The clock is free to him. On the way of a child everybody else may move
/// the parent as they like; what he did there himself would only bind him more.
/// </summary>
internal static class PersonRules
{
    /// <summary>More duties than bits: nothing is proven.</summary>
    private const int MaxDuties = 64;

    public static void Check(Space space, HoleList holes, int limit)
    {
        var duties = space.Subject.Rows.SelectMany(static r => r.Parts).Select(static p => p.Duty).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var search = new Search(space, duties);
        if (duties.Count > MaxDuties || !search.Run(limit))
        {
            holes.Add(space.Subject.Definition.Id, new Hole(HoleRule.TooLarge, new("Demasiadas funciones para demostrarlo", "Too many duties to be proven"), []));
        }
        else if (search.Money is { } state)
        {
            holes.Add($"{space.Subject.Definition.Id}/{state}", new Hole(
                HoleRule.SinglePerson, new($"Una sola persona llega hasta «{state}»", $"A single person gets all the way to '{state}'"), search.Path()));
        }
    }

    /// <summary>Breadth first over configurations and the duties the person has taken on.</summary>
    private sealed class Search(Space space, List<string> duties)
    {
        private readonly Segregation _segregation = new(space.Subject);
        private readonly HashSet<(Config, ulong)> _seen = [];
        private readonly List<(Config Config, ulong Held, int From, Move? Move)> _nodes = [];

        /// <summary>The state that moves money he reached; null when he cannot.</summary>
        public string? Money { get; private set; }

        /// <summary>False when the search had to stop before its end.</summary>
        public bool Run(int limit)
        {
            Add(space.Start(), 0, -1, null);
            for (var next = 0; next < _nodes.Count && Money is null; next++)
            {
                if (_nodes.Count > limit)
                {
                    return false;
                }

                Expand(next);
            }

            return true;
        }

        public List<string> Path()
        {
            var steps = new List<string>();
            for (var i = _nodes.Count - 1; _nodes[i].Move is { } move; i = _nodes[i].From)
            {
                var his = ReferenceEquals(move.Table, space.Subject);
                steps.Add(Steps.Write(move, _nodes[_nodes[i].From].Config, _nodes[i].Config, p => his && !p.ByClockOnly));
            }

            steps.Reverse();
            return steps;
        }

        private void Expand(int from)
        {
            var (config, held, _, _) = _nodes[from];
            foreach (var (move, to) in space.Moves(config))
            {
                if (!ReferenceEquals(move.Table, space.Subject) || move.Row is null)
                {
                    Add(to, held, from, move);
                }
                else if (Take(move.Row, held) is { } then && Add(to, then, from, move) && IsMoney(space.Subjects(config), space.Subjects(to)))
                {
                    Money = space.Subject.State(space.Subjects(to).State).Id;
                    return;
                }
            }
        }

        /// <summary>The duties he holds after doing every part of a row alone, or null when a guard stops him.</summary>
        private ulong? Take(Row row, ulong held)
        {
            foreach (var part in row.Parts.Where(static p => !p.ByClock && p.Duty is not null))
            {
                if (!_segregation.Allows(row, part, duties.Where((_, i) => (held & (1UL << i)) != 0)))
                {
                    return null;
                }

                held |= 1UL << duties.IndexOf(part.Duty!);
            }

            return held;
        }

        private bool IsMoney(Place before, Place after) => before.State != after.State && space.Subject.State(after.State).MovesMoney;

        private bool Add(Config config, ulong held, int from, Move? move)
        {
            if (!_seen.Add((config, held)))
            {
                return false;
            }

            _nodes.Add((config, held, from, move));
            return true;
        }
    }
}
