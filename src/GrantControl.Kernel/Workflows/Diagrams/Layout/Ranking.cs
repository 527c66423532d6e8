namespace GrantControl.Kernel.Workflows.Diagrams.Layout;

/// <summary>Ranks of states from top to bottom: along every arrow downwards, except those that lead back.</summary>
internal static class Ranking
{
    public static int[] Of(int states, IReadOnlyList<(int From, int To)> arrows, int start)
    {
        var forward = Forward(states, arrows, start);
        var ranks = new int[states];

        // Longest path: without the arrows that lead back there is no cycle, so this many rounds settle it.
        for (var round = 0; round < states; round++)
        {
            foreach (var (from, to) in forward)
            {
                ranks[to] = Math.Max(ranks[to], ranks[from] + 1);
            }
        }

        // An arrow that leads back goes to a state this one was reached from, so it always climbs: no arrow is ever flat.
        return ranks;
    }

    /// <summary>The arrows left after a depth-first walk took out those that return to a state still being walked.</summary>
    private static List<(int From, int To)> Forward(int states, IReadOnlyList<(int From, int To)> arrows, int start)
    {
        var leaving = arrows.ToLookup(static a => a.From, static a => a.To);
        var walking = new bool[states];
        var done = new bool[states];
        var forward = new List<(int From, int To)>();
        Walk(start);
        for (var i = 0; i < states; i++)
        {
            Walk(i);
        }

        return forward;

        void Walk(int state)
        {
            if (done[state] || walking[state])
            {
                return;
            }

            walking[state] = true;
            foreach (var to in leaving[state])
            {
                if (!walking[to])
                {
                    forward.Add((state, to));
                    Walk(to);
                }
            }

            walking[state] = false;
            done[state] = true;
        }
    }
}
